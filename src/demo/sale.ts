import { CreditedLineDto } from '../invoices/credit-note.dto.js';
import { DemoClient } from './demo-clients.js';
import { DemoProduct } from './demo-data.js';

export interface SoldLine {
  product: DemoProduct;
  quantity: string;
  description?: string;
  discount_percent?: string;
  withholding?: string;
}

/** An invoice before it is written. */
export interface Sale {
  client: DemoClient;
  issued_on: string;
  payment_method: string;
  /** Days that the payment method gives. */
  due_days: number;
  notes?: string;
  lines: SoldLine[];
}

/** One thing that happened on a day; what follows a sale comes after its invoice. */
export type Entry = { on: string; sale: Sale } & (
  | { kind: 'invoice' }
  | { kind: 'draft'; cancelled: boolean }
  /** A percentage of the total, or all that is owed. */
  | { kind: 'payment'; percent?: number }
  /** These lines, or all that is left. */
  | { kind: 'credit-note'; lines?: CreditedLineDto[]; notes: string }
  /** Gives back what was paid beyond what is owed. */
  | { kind: 'refund' }
);
