import { CreditedLineDto } from '../invoices/credit-note.dto.js';
import { daysAfter } from './days.js';
import { Dice } from './dice.js';
import { Entry, Sale } from './sale.js';

/** Sales that were due longer ago than this have nearly all been settled. */
const CHASED_AFTER_DAYS = 120;

/** How a sale is paid: in the shop at once, else around the day it is due, in parts, or not at all. */
export function pay(sale: Sale, today: string, dice: Dice): Entry[] {
  if (sale.due_days === 0) return [payment(sale, 0)];
  const isRecent = daysAfter(sale.issued_on, sale.due_days + CHASED_AFTER_DAYS) >= today;
  if (dice.chance(isRecent ? 45 : 8)) return [];
  const days = sale.due_days + dice.whole(-12, 12);
  if (!dice.chance(12)) return [payment(sale, days)];
  const part = payment(sale, days, dice.pick([25, 40, 50]));
  return dice.chance(50) ? [part, payment(sale, days + dice.whole(10, 25))] : [part];
}

/** How a sale is corrected; by turns as a whole or in part, and with or without money to give back. */
export function correct(sale: Sale, turn: number): Entry[] {
  const lines = turn % 2 === 0 ? undefined : partOf(sale);
  const notes = lines ? 'Devolución de material.' : 'Pedido anulado por el cliente.';
  const creditNote: Entry = { on: daysAfter(sale.issued_on, 5), sale, kind: 'credit-note', lines, notes };
  if (sale.due_days === 0 || turn % 3 === 0) {
    return [payment(sale, 0), creditNote, { on: daysAfter(sale.issued_on, 8), sale, kind: 'refund' }];
  }
  return lines ? [creditNote, payment(sale, sale.due_days)] : [creditNote];
}

function payment(sale: Sale, days: number, percent?: number): Entry {
  return { on: daysAfter(sale.issued_on, days), sale, kind: 'payment', percent };
}

/** Some of the first line, or all of it; undefined where that would be the whole sale. */
function partOf({ lines: [first, ...others] }: Sale): CreditedLineDto[] | undefined {
  if (first!.quantity !== first!.product.lot) return [{ position: 1, quantity: first!.product.lot }];
  return others.length > 0 ? [{ position: 1 }] : undefined;
}
