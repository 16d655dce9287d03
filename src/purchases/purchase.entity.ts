import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CompanyRecord } from '../database/company-record.js';

/** abaco's document types 103, 104, 105 and 106. */
export const PURCHASE_KINDS = ['invoice', 'import', 'credit_note', 'debit_note'] as const;
export type PurchaseKind = (typeof PURCHASE_KINDS)[number];

export const PURCHASE_STATES = ['draft', 'confirmed', 'cancelled'] as const;
export type PurchaseState = (typeof PURCHASE_STATES)[number];

/**
 * What the company was charged, or credited, by a supplier. Amounts are positive in every kind: those of a
 * credit note are in the company's favour. Only a draft changes; the database itself keeps the others.
 */
@Entity('purchases')
export class Purchase extends CompanyRecord {
  /** One of all invoices and purchases: no two of them share it. */
  @PrimaryColumn({ type: 'bigint', default: () => `nextval('invoices_id_seq')` })
  declare id: number;

  @Column({ type: 'text', default: 'invoice' })
  kind: PurchaseKind;

  @Column({ type: 'text', default: 'draft' })
  state: PurchaseState;

  /** Whom it is bought from. */
  @Column({ type: 'bigint' })
  client_id: number;

  /** The supplier as it was when the document was written. */
  @Column({ type: 'text' })
  supplier_name: string;

  @Column({ type: 'text', nullable: true })
  supplier_tax_id: string | null;

  /** The supplier's own number of the document; one per supplier and kind among those that are not cancelled. */
  @Column({ type: 'text' })
  number: string;

  @Column({ type: 'text' })
  currency: string;

  @Column({ type: 'date' })
  issued_on: string;

  @Column({ type: 'date' })
  due_on: string;

  @Column({ type: 'text', nullable: true })
  notes: string | null;

  @Column({ type: 'numeric' })
  subtotal: string;

  @Column({ type: 'numeric' })
  tax_total: string;

  @Column({ type: 'numeric' })
  withholding_total: string;

  @Column({ type: 'numeric' })
  total: string;

  /** The invoice or import that a note belongs to. */
  @Column({ type: 'bigint', nullable: true })
  corrects_id: number | null;

  /** When it was confirmed last; null while a draft. */
  @Column({ type: 'timestamptz', nullable: true })
  confirmed_at: string | null;
}

@Entity('purchase_lines')
export class PurchaseLine {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'bigint' })
  purchase_id: number;

  /** From 1. */
  @PrimaryColumn({ type: 'integer' })
  position: number;

  /** One of all lines of the company's purchases, for contracts that name lines apart from their purchase. */
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  id: number;

  @Column({ type: 'bigint', nullable: true })
  product_id: number | null;

  @Column({ type: 'text' })
  description: string;

  @Column({ type: 'numeric' })
  quantity: string;

  @Column({ type: 'numeric' })
  unit_price: string;

  @Column({ type: 'numeric', default: 0 })
  discount_percent: string;

  @Column({ type: 'text', nullable: true })
  tax_code: string | null;

  @Column({ type: 'numeric', default: 0 })
  tax_rate: string;

  @Column({ type: 'text', nullable: true })
  withholding_code: string | null;

  @Column({ type: 'numeric', default: 0 })
  withholding_rate: string;

  @Column({ type: 'numeric' })
  net: string;

  /** Whether the last confirmation moved the stock of its product: only that is moved back. */
  @Column({ type: 'boolean', default: false })
  stocked: boolean;
}

/** What one tax comes to on one purchase. */
@Entity('purchase_taxes')
export class PurchaseTax {
  @PrimaryColumn({ type: 'bigint' })
  company_id: number;

  @PrimaryColumn({ type: 'bigint' })
  purchase_id: number;

  @PrimaryColumn({ type: 'integer' })
  position: number;

  @Column({ type: 'text', nullable: true })
  tax_code: string | null;

  /** Percent. */
  @Column({ type: 'numeric' })
  rate: string;

  @Column({ type: 'numeric' })
  base: string;

  @Column({ type: 'numeric' })
  tax: string;
}
