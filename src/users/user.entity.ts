import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../access/roles.js';

/** A person, who may belong to several companies. */
@Entity('users')
export class User {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  id: number;

  @Column({ type: 'uuid', default: () => 'gen_random_uuid()' })
  uuid: string;

  /** Lower case. */
  @Column({ type: 'text' })
  email: string;

  /** argon2id; null for a person who cannot sign in yet. */
  @Column({ type: 'text', nullable: true })
  password_hash: string | null;

  /** Counts what ended all sessions of the person: a new password, or their own wish. */
  @Column({ type: 'integer', default: 1 })
  session_epoch: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  created_at: string;
}

/** What a company knows of a person: the name it uses, the role, and whether it still counts. */
@Entity('memberships')
export class Membership {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'bigint' })
  user_id: number;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: Role;

  @Column({ type: 'boolean', default: true })
  active: boolean;

  /** Granular words beside the role, such as `accounting.reports.view`. */
  @Column({ type: 'text', array: true, default: '{}' })
  permissions: string[];

  /** Counts every change of this row: a session is judged anew by it. */
  @Column({ type: 'integer', default: 1 })
  generation: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  created_at: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updated_at: string;
}
