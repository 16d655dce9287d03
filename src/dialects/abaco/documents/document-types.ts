import { DocumentKind } from '../../../series/series.entity.js';
import { PurchaseKind } from '../../../purchases/purchase.entity.js';

/** abaco's codes of what a company issues (facts, section 2), and our kinds of invoices. */
export const SALES_TYPES = {
  '01': 'invoice',
  '06': 'credit_note',
  '07': 'debit_note',
} as const satisfies Record<string, DocumentKind>;

/** Its codes of what a company receives, and our kinds of purchases. */
export const PURCHASE_TYPES = {
  '103': 'invoice',
  '104': 'import',
  '105': 'credit_note',
  '106': 'debit_note',
} as const satisfies Record<string, PurchaseKind>;

export type SalesType = keyof typeof SALES_TYPES;
export type PurchaseType = keyof typeof PURCHASE_TYPES;
export type DocumentType = SalesType | PurchaseType;

export const DOCUMENT_TYPES = [...keysOf(SALES_TYPES), ...keysOf(PURCHASE_TYPES)] as const;

/** How far a document is: a draft, in force, or taken back. */
export const DOCUMENT_STATUSES = ['draft', 'confirmed', 'cancelled'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

export function isSalesType(type: DocumentType): type is SalesType {
  return type in SALES_TYPES;
}

export function typeOfSale(kind: DocumentKind): SalesType {
  return keysOf(SALES_TYPES).find((type) => SALES_TYPES[type] === kind)!;
}

export function typeOfPurchase(kind: PurchaseKind): PurchaseType {
  return keysOf(PURCHASE_TYPES).find((type) => PURCHASE_TYPES[type] === kind)!;
}

/** Names that are integers come first in an object, so the codes are sorted as texts. */
function keysOf<K extends string>(types: Record<K, unknown>): K[] {
  return (Object.keys(types) as K[]).toSorted();
}
