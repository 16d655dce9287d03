import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CompanyPolicy } from '../access/principal.js';

/** A company whose books are kept here; its `id` is the company column of every other table. */
@Entity('companies')
export class Company {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  id: number;

  @Column({ type: 'uuid', default: () => 'gen_random_uuid()' })
  uuid: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  tax_id: string;

  /** ISO 3166-1 alpha-2. */
  @Column({ type: 'text' })
  country: string;

  /** ISO 4217. */
  @Column({ type: 'text' })
  currency: string;

  /** IANA time zone that decides what day it is. */
  @Column({ type: 'text' })
  timezone: string;

  @Column({ type: 'text', nullable: true })
  address: string | null;

  @Column({ type: 'text', nullable: true })
  postal_code: string | null;

  @Column({ type: 'text', nullable: true })
  city: string | null;

  @Column({ type: 'text', nullable: true })
  province: string | null;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', nullable: true })
  phone: string | null;

  @Column({ type: 'text', default: 'forbidden' })
  key_deletes: CompanyPolicy['keyDeletes'];

  @Column({ type: 'text', default: 'web-session' })
  key_management: CompanyPolicy['keyManagement'];

  @Column({ type: 'timestamptz', default: () => 'now()' })
  created_at: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updated_at: string;
}
