import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An Idempotency-Key that was used, and the sealed answer to it. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  /** SHA-256 of the key. */
  @PrimaryColumn({ type: 'bytea' })
  digest: Buffer;

  @Column({ type: 'bytea' })
  fingerprint: Buffer;

  @Column({ type: 'smallint', nullable: true })
  status: number | null;

  @Column({ type: 'bytea', nullable: true })
  body: Buffer | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  created_at: string;
}
