import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RecordValues } from './resource.js';

/** A record of a resource that no feature has. */
@Entity('facturascripts_records')
export class OwnRecord {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  /** As the path says it. */
  @PrimaryColumn({ type: 'text' })
  resource: string;

  /** Its primary key, as text. */
  @PrimaryColumn({ type: 'text' })
  key: string;

  /** The values of all columns. */
  @Column({ type: 'jsonb' })
  data: RecordValues;

  /** What it is joined and found by; the database takes it from the key and the data. */
  @Column({ type: 'bigint', nullable: true })
  record_id: number | null;

  @Column({ type: 'bigint', nullable: true })
  variant_of: number | null;

  @Column({ type: 'text', nullable: true })
  barcode: string | null;

  @Column({ type: 'bigint', nullable: true })
  payment_of: number | null;

  @Column({ type: 'bigint', nullable: true })
  document_id: number | null;

  @Column({ type: 'text', nullable: true })
  document_code: string | null;

  @Column({ type: 'text', nullable: true })
  document_subject: string | null;

  @Column({ type: 'text', nullable: true })
  transformed_to: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  created_at: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updated_at: string;
}

/** The last number that was given to, or chosen for, a record of a resource. */
@Entity('facturascripts_counters')
export class OwnCounter {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'text' })
  resource: string;

  @Column({ type: 'bigint' })
  last: number;
}
