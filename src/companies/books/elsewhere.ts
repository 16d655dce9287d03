import { CountryBooks, method, series } from './book-rows.js';

const NUMBERS = '{CODE}-{NUMBER:6}';

/** Countries without books of their own begin with series and ways to pay, and add their taxes themselves. */
export const ELSEWHERE: CountryBooks = {
  currency: 'EUR',
  timezone: 'UTC',
  taxes: [],
  series: [
    series('INV', 'Invoices', 'invoice', NUMBERS),
    series('CN', 'Credit notes', 'credit_note', NUMBERS),
    series('DN', 'Debit notes', 'debit_note', NUMBERS),
  ],
  paymentMethods: [
    method('transfer', 'Bank transfer', 30),
    method('card', 'Card', 0),
    method('cash', 'Cash', 0),
  ],
};
