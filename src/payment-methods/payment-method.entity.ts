import { Column, Entity } from 'typeorm';
import { CompanyRecord } from '../database/company-record.js';

/** A way in which clients pay, with the days until an invoice is due. */
@Entity('payment_methods')
export class PaymentMethod extends CompanyRecord {
  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'integer', default: 0 })
  due_days: number;

  @Column({ type: 'boolean', default: true })
  active: boolean;
}
