import { Column, Entity } from 'typeorm';
import { CompanyRecord } from '../database/company-record.js';

/** Whom the company does business with: sells to, buys from, or both. */
@Entity('clients')
export class Client extends CompanyRecord {
  /** As a customer: the company's own reference, unique in it; its id unless chosen. */
  @Column({ type: 'text' })
  code: string;

  /** The same as a supplier. */
  @Column({ type: 'text' })
  supplier_code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  tax_id: string | null;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', nullable: true })
  phone: string | null;

  @Column({ type: 'text', nullable: true })
  address: string | null;

  @Column({ type: 'text', nullable: true })
  postal_code: string | null;

  @Column({ type: 'text', nullable: true })
  city: string | null;

  @Column({ type: 'text', nullable: true })
  province: string | null;

  /** ISO 3166-1 alpha-2. */
  @Column({ type: 'text', nullable: true })
  country: string | null;

  /** Whether the equivalence surcharge of Spain's IVA is charged (Ley 37/1992, art. 154). */
  @Column({ type: 'boolean', default: false })
  surcharge: boolean;

  /** Whether the company sells to it. */
  @Column({ type: 'boolean', default: true })
  customer: boolean;

  /** Whether the company buys from it; the first purchase makes it so. */
  @Column({ type: 'boolean', default: false })
  supplier: boolean;

  @Column({ type: 'text', nullable: true })
  notes: string | null;

  @Column({ type: 'boolean', default: true })
  active: boolean;
}
