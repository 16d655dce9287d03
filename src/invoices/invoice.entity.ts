import { ApiHideProperty } from '@nestjs/swagger';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CompanyRecord } from '../database/company-record.js';
import type { DocumentKind } from '../series/series.entity.js';

export const INVOICE_STATES = ['draft', 'issued', 'cancelled'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/**
 * An invoice, a credit note or a debit note. Once issued, the database itself lets only what was paid or credited
 * change, and a note be cancelled.
 */
@Entity('invoices')
export class Invoice extends CompanyRecord {
  @Column({ type: 'text', default: 'invoice' })
  kind: DocumentKind;

  @Column({ type: 'text', default: 'draft' })
  state: InvoiceState;

  @Column({ type: 'bigint' })
  series_id: number;

  @Column({ type: 'bigint', nullable: true })
  number: number | null;

  /** The number as the series writes it; null for what was never issued. */
  @Column({ type: 'text', nullable: true })
  invoice_number: string | null;

  @Column({ type: 'text', nullable: true })
  authorisation: string | null;

  @Column({ type: 'bigint' })
  client_id: number;

  /** The client as it was when the document was written. */
  @Column({ type: 'text' })
  client_name: string;

  @Column({ type: 'text', nullable: true })
  client_tax_id: string | null;

  @Column({ type: 'text', nullable: true })
  client_address: string | null;

  @Column({ type: 'text' })
  currency: string;

  @Column({ type: 'date' })
  issued_on: string;

  @Column({ type: 'date' })
  due_on: string;

  @Column({ type: 'text', nullable: true })
  payment_method: string | null;

  @Column({ type: 'text', nullable: true })
  notes: string | null;

  @Column({ type: 'numeric' })
  subtotal: string;

  @Column({ type: 'numeric' })
  tax_total: string;

  @Column({ type: 'numeric' })
  surcharge_total: string;

  @Column({ type: 'numeric' })
  withholding_total: string;

  @Column({ type: 'numeric' })
  total: string;

  @Column({ type: 'numeric', default: 0 })
  paid_total: string;

  /** What credit notes took off, as a positive amount. */
  @Column({ type: 'numeric', default: 0 })
  credited_total: string;

  /** The invoice that this note belongs to. */
  @Column({ type: 'bigint', nullable: true })
  corrects_id: number | null;

  @Column({ type: 'timestamptz', nullable: true })
  issued_at: string | null;

  /** The transaction that issued it; kept by the database, see the migration. On no wire. */
  @ApiHideProperty()
  @Column({ type: 'text', nullable: true })
  issued_in: string | null;
}

@Entity('invoice_lines')
export class InvoiceLine {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'bigint' })
  invoice_id: number;

  /** From 1. */
  @PrimaryColumn({ type: 'integer' })
  position: number;

  /** One of all lines of the company's invoices, for contracts that name lines apart from their invoice. */
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  id: number;

  @Column({ type: 'bigint', nullable: true })
  product_id: number | null;

  @Column({ type: 'text' })
  description: string;

  @Column({ type: 'numeric' })
  quantity: string;

  @Column({ type: 'numeric' })
  unit_price: string;

  @Column({ type: 'numeric', default: 0 })
  discount_percent: string;

  @Column({ type: 'text', nullable: true })
  tax_code: string | null;

  @Column({ type: 'numeric', default: 0 })
  tax_rate: string;

  @Column({ type: 'numeric', default: 0 })
  surcharge_rate: string;

  @Column({ type: 'text', nullable: true })
  withholding_code: string | null;

  @Column({ type: 'numeric', default: 0 })
  withholding_rate: string;

  /** The line of the corrected invoice that this line of a credit note takes back. */
  @Column({ type: 'integer', nullable: true })
  corrects_position: number | null;

  /** Whether its product was counted when it was written or, later, issued: so far did its issue move the stock. */
  @Column({ type: 'boolean', default: false })
  stocked: boolean;

  @Column({ type: 'numeric' })
  net: string;
}

/** What one tax comes to on one invoice. */
@Entity('invoice_taxes')
export class InvoiceTax {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'bigint' })
  invoice_id: number;

  @PrimaryColumn({ type: 'integer' })
  position: number;

  @Column({ type: 'text', nullable: true })
  tax_code: string | null;

  /** Percent; null where the tax was given as an amount. */
  @Column({ type: 'numeric', nullable: true })
  rate: string | null;

  @Column({ type: 'numeric' })
  base: string;

  @Column({ type: 'numeric' })
  tax: string;

  @Column({ type: 'numeric', default: 0 })
  surcharge_rate: string;

  @Column({ type: 'numeric', default: 0 })
  surcharge: string;
}
