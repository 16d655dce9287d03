import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeyFormat } from '../access/key-format.js';
import { CompanyRecord } from '../database/company-record.js';

/** A key as it is stored: what proves it, what it may do and who is behind it. Never the secret. */
@Entity('api_keys')
export class ApiKey extends CompanyRecord {
  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  format: KeyFormat;

  /** The part of the token that may be shown; for `keyid` the whole Key ID. */
  @Column({ type: 'text' })
  prefix: string;

  /** HMAC-SHA-256 of the token under the pepper; null while only the hash of another product is known. */
  @Column({ type: 'bytea', nullable: true })
  digest: Buffer | null;

  /** bcrypt or argon2, as imported; gone after the first use. */
  @Column({ type: 'text', nullable: true })
  legacy_hash: string | null;

  @Column({ type: 'boolean', default: false })
  full_access: boolean;

  /** CIDRs; empty lets every address in. */
  @Column({ type: 'text', array: true, default: '{}' })
  allow_ips: string[];

  /** Calls per `rate_limit_seconds`; 0 for no limit; null for the installation's limit. */
  @Column({ type: 'integer', nullable: true })
  rate_limit_calls: number | null;

  @Column({ type: 'integer', nullable: true })
  rate_limit_seconds: number | null;

  @Column({ type: 'boolean', default: true })
  enabled: boolean;

  @Column({ type: 'timestamptz', nullable: true })
  expires_at: string | null;

  /** In the future for a key that was rotated with an overlap. */
  @Column({ type: 'timestamptz', nullable: true })
  revoked_at: string | null;

  /** Whom the key acts for; null for an active proprietor, else an active administrator. */
  @Column({ type: 'bigint', nullable: true })
  user_id: number | null;

  /** The person who made it, and whose role bounds it ever after; null for the operator. */
  @Column({ type: 'bigint', nullable: true })
  maker_user_id: number | null;

  /** The key that made it, whose grants bound it ever after. */
  @Column({ type: 'bigint', nullable: true })
  maker_key_id: number | null;

  @Column({ type: 'bigint', nullable: true })
  rotated_from_id: number | null;

  /** When a request last presented it, refused or not; known within seconds (KeyActivity). */
  @Column({ type: 'timestamptz', nullable: true })
  last_activity_at: string | null;

  /** The address which that request came from. */
  @Column({ type: 'text', nullable: true })
  last_ip: string | null;

  /** Counts every change; a credential that was verified at another generation is judged anew. */
  @Column({ type: 'integer', default: 1 })
  generation: number;
}

/** One row of a key's grants. */
@Entity('api_access')
export class ApiAccess {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'bigint' })
  api_key_id: number;

  @PrimaryColumn({ type: 'text' })
  resource: string;

  /** One of all grants of the company, for contracts that name each apart from its key. */
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  id: number;

  @Column({ type: 'boolean', default: false })
  allow_get: boolean;

  @Column({ type: 'boolean', default: false })
  allow_post: boolean;

  @Column({ type: 'boolean', default: false })
  allow_put: boolean;

  @Column({ type: 'boolean', default: false })
  allow_delete: boolean;
}
