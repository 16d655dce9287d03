import { Language } from '../common/problem.js';
import type { PurchaseKind, PurchaseState } from '../purchases/purchase.entity.js';

/** What a printed purchase says, beside the words of every document. */
export const PURCHASE_WORDS: Readonly<
  Record<
    Language,
    { supplier: string; kinds: Record<PurchaseKind, string>; states: Record<PurchaseState, string> }
  >
> = {
  en: {
    supplier: 'Supplier',
    kinds: {
      invoice: 'Purchase invoice',
      import: 'Import',
      credit_note: 'Supplier credit note',
      debit_note: 'Supplier debit note',
    },
    states: { draft: 'Draft', confirmed: 'Confirmed', cancelled: 'Cancelled' },
  },
  es: {
    supplier: 'Proveedor',
    kinds: {
      invoice: 'Factura de compra',
      import: 'Importación',
      credit_note: 'Nota de crédito de proveedor',
      debit_note: 'Nota de débito de proveedor',
    },
    states: { draft: 'Borrador', confirmed: 'Confirmada', cancelled: 'Anulada' },
  },
};
