import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who signed in, in one company; another company is another session. */
@Entity('web_sessions')
export class WebSession {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id: string;

  @Column({ type: 'bigint' })
  user_id: number;

  /** The person's epoch when it began; it lives while that has not moved on. */
  @Column({ type: 'integer' })
  epoch: number;

  /** Where it was opened from. */
  @Column({ type: 'text' })
  address: string;

  @Column({ type: 'text' })
  user_agent: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  created_at: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  last_used_at: string;

  @Column({ type: 'timestamptz' })
  expires_at: string;

  @Column({ type: 'timestamptz', nullable: true })
  ended_at: string | null;
}
