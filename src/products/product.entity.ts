import { Column, Entity } from 'typeorm';
import { CompanyRecord } from '../database/company-record.js';

/** What the company sells; a line that names one takes its description, price and tax from it. */
@Entity('products')
export class Product extends CompanyRecord {
  /** The company's own reference, unique in it. */
  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  description: string | null;

  /** Before tax, an exact decimal. */
  @Column({ type: 'numeric', default: 0 })
  price: string;

  @Column({ type: 'bigint', nullable: true })
  tax_id: number | null;

  @Column({ type: 'boolean', default: true })
  active: boolean;

  /** Whether it is counted: documents that name it then move `stock`. */
  @Column({ type: 'boolean', default: false })
  stocked: boolean;

  /** How much is there, an exact decimal; below zero where more was sold than had come in. */
  @Column({ type: 'numeric', default: 0 })
  stock: string;
}
