import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Money that came in for an invoice, or went back (negative). */
@Entity('payments')
export class Payment {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  id: number;

  @Column({ type: 'uuid', default: () => 'gen_random_uuid()' })
  uuid: string;

  @Column({ type: 'bigint' })
  invoice_id: number;

  /** In the invoice's currency; negative for a refund. */
  @Column({ type: 'numeric' })
  amount: string;

  @Column({ type: 'text' })
  payment_method: string;

  @Column({ type: 'text', nullable: true })
  reference: string | null;

  @Column({ type: 'date' })
  paid_on: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  created_at: string;
}
