import { CountryBooks, method, series, tax } from './book-rows.js';

const NUMBERS = '000-001-{CODE}-{NUMBER:8}';

/**
 * Rates: Ley del Impuesto Sobre Ventas (Decreto 24 of 1963 and its reforms), art. 6: 15 %, and 18 % on some goods.
 * Numbers: place, point of issue, kind of document (01 invoice, 06 credit note, 07 debit note) and eight digits, as
 * the Reglamento del Régimen de Facturación has it.
 */
export const HONDURAS: CountryBooks = {
  currency: 'HNL',
  timezone: 'America/Tegucigalpa',
  taxes: [tax('ISV15', 'ISV 15 %', '15'), tax('ISV18', 'ISV 18 %', '18'), tax('EXENTO', 'Exento', '0')],
  series: [
    series('01', 'Facturas', 'invoice', NUMBERS),
    series('06', 'Notas de crédito', 'credit_note', NUMBERS),
    series('07', 'Notas de débito', 'debit_note', NUMBERS),
  ],
  paymentMethods: [
    method('transfer', 'Transferencia', 30),
    method('card', 'Tarjeta', 0),
    method('cash', 'Efectivo', 0),
  ],
};
