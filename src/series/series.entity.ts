import { ApiHideProperty } from '@nestjs/swagger';
import { Column, Entity } from 'typeorm';
import { CompanyRecord } from '../database/company-record.js';

export const DOCUMENT_KINDS = ['invoice', 'credit_note', 'debit_note'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Gives gapless numbers to one kind of document. */
@Entity('series')
export class Series extends CompanyRecord {
  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', default: 'invoice' })
  kind: DocumentKind;

  /** How a number is written: `{CODE}`, `{YEAR}`, `{MONTH}`, `{DAY}`, `{NUMBER}` or `{NUMBER:8}`. */
  @Column({ type: 'text', default: '{CODE}{YEAR}-{NUMBER:6}' })
  pattern: string;

  @Column({ type: 'bigint', default: 1 })
  next_number: number;

  @Column({ type: 'bigint', default: 1 })
  range_from: number;

  @Column({ type: 'bigint', nullable: true })
  range_to: number | null;

  /** The tax authority's code for this range (Honduras' CAI). */
  @Column({ type: 'text', nullable: true })
  authorisation: string | null;

  /** The last day on which a number of this series may be used. */
  @Column({ type: 'date', nullable: true })
  valid_until: string | null;

  /** How many documents have a number of it: what was numbered stays. On no wire. */
  @ApiHideProperty()
  @Column({ type: 'bigint', default: 0 })
  numbered: number;

  /** The date of the newest document: numbers and dates go the same way. */
  @Column({ type: 'date', nullable: true })
  last_issued_on: string | null;

  /** Whether documents of this kind that name no series take this one. */
  @Column({ type: 'boolean', default: false })
  is_default: boolean;

  @Column({ type: 'boolean', default: true })
  active: boolean;
}
