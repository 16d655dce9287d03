import { Column, Entity } from 'typeorm';
import { CompanyRecord } from '../database/company-record.js';

/** `tax` is added to a line, `withholding` is kept back by the client and taken off the total. */
export const TAX_KINDS = ['tax', 'withholding'] as const;
export type TaxKind = (typeof TAX_KINDS)[number];

/** A rate that the company applies: Spain's IVA and IRPF, Honduras' ISV. */
@Entity('taxes')
export class Tax extends CompanyRecord {
  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', default: 'tax' })
  kind: TaxKind;

  /** Percent. */
  @Column({ type: 'numeric' })
  rate: string;

  /** Percent that clients under Spain's equivalence surcharge pay on top. */
  @Column({ type: 'numeric', default: 0 })
  surcharge_rate: string;

  @Column({ type: 'boolean', default: true })
  active: boolean;
}
