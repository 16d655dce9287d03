import { Column, PrimaryColumn } from 'typeorm';

/** The columns that every record of a company has, in the order of every company table. */
export abstract class CompanyRecord {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  id: number;

  @Column({ type: 'uuid', default: () => 'gen_random_uuid()' })
  uuid: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  created_at: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  updated_at: string;
}
