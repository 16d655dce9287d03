import { CountryBooks, method, series, tax, withholding } from './book-rows.js';

const NUMBERS = '{CODE}{YEAR}-{NUMBER:6}';

/** Taxes of one kind as FacturaScripts names them: `IGIC9.5`, `IGIC 9.5%`. */
const rates = (kind: string, ...percents: readonly string[]) =>
  percents.map((percent) => tax(`${kind}${percent}`, `${kind} ${percent}%`, percent));

/**
 * Rates: Ley 37/1992 of IVA, arts. 90, 91 and 161 (equivalence surcharge); Ley 4/2012 of the Canaries, arts. 51 to 61
 * (IGIC); Ley 8/1991, art. 18 (IPSI of Ceuta and Melilla); Ley 35/2006 of IRPF, art. 101, with arts. 95 (professionals,
 * 15 % and in their first years 7 %; farming, 2 %) and 100 (rent, 19 %) of Real Decreto 439/2007. IGIC at 6.5 % and
 * 13.5 % and IRPF at 21 % are of earlier years. Corrections have a series of their own: Real Decreto 1619/2012, art.
 * 6.1.a. Codes and names are those of a fresh installation of FacturaScripts.
 */
export const SPAIN: CountryBooks = {
  currency: 'EUR',
  timezone: 'Europe/Madrid',
  taxes: [
    tax('IVA21', 'IVA 21%', '21', '5.2'),
    tax('IVA10', 'IVA 10%', '10', '1.4'),
    tax('IVA4', 'IVA 4%', '4', '0.5'),
    tax('IVA0', 'IVA 0%', '0'),
    ...rates('IGIC', '0', '3', '6.5', '7', '9.5', '13.5', '15', '20'),
    ...rates('IPSI', '0', '0.5', '1', '2', '4', '10'),
    withholding('IRPF21', 'IRPF 21%', '21'),
    withholding('IRPF19', 'IRPF 19%', '19'),
    withholding('IRPF15', 'IRPF 15%', '15'),
    withholding('IRPF7', 'IRPF 7%', '7'),
    withholding('IRPF2', 'IRPF 2%', '2'),
  ],
  series: [
    series('A', 'General', 'invoice', NUMBERS),
    series('R', 'Rectificativas', 'credit_note', NUMBERS),
    series('ND', 'Notas de débito', 'debit_note', NUMBERS),
    { ...series('S', 'Simplificadas', 'invoice', NUMBERS), is_default: false },
  ],
  paymentMethods: [
    method('TRANS', 'Transferencia bancaria', 30),
    method('DOMICILIADO', 'Recibo domiciliado', 30),
    method('TARJETA', 'Tarjeta de crédito', 0),
    method('PAYPAL', 'PayPal', 0),
    method('CONT', 'Al contado', 0),
  ],
};
