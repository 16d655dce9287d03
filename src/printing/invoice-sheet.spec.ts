import { describe, expect, it } from 'vitest';
import { documentOf, lineOf, taxOf } from '../../test/support/printed.js';
import { InvoiceDocument } from './invoice-document.js';
import { invoiceSheet, nameOf } from './invoice-sheet.js';

/** All texts of a definition, in their order, with plain spaces. */
function textsOf(document: InvoiceDocument): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node === 'string') found.push(node.replaceAll('\u00a0', ' '));
    else if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) {
      const { text, stack, columns, table } = node as Record<string, unknown>;
      [text, stack, columns, (table as { body: unknown } | undefined)?.body].forEach(walk);
    }
  };
  walk(invoiceSheet(document).content);
  return found.filter(Boolean);
}

/** Texts that stand one after another. */
const said = (...rows: string[]) => rows.flatMap((row) => row.split('|'));

/** The texts that follow one another from `first` on. */
const after = (texts: string[], first: string, count: number) => {
  expect(texts).toContain(first);
  const start = texts.indexOf(first);
  return texts.slice(start, start + count);
};

describe('the words', () => {
  it.each([
    ['ES', 'invoice', 'Factura', 'NIF B12345674'],
    ['ES', 'credit_note', 'Factura rectificativa', 'NIF B12345674'],
    ['ES', 'debit_note', 'Factura rectificativa', 'NIF B12345674'],
    ['HN', 'invoice', 'Factura', 'RTN B12345674'],
    ['HN', 'credit_note', 'Nota de crédito', 'RTN B12345674'],
    ['HN', 'debit_note', 'Nota de débito', 'RTN B12345674'],
    ['MX', 'invoice', 'Factura', 'ID fiscal B12345674'],
    ['DE', 'invoice', 'Invoice', 'Tax ID B12345674'],
    ['DE', 'credit_note', 'Credit note', 'Tax ID B12345674'],
    ['DE', 'debit_note', 'Debit note', 'Tax ID B12345674'],
  ] as const)('in %s a %s is a %s, by %s', (country, kind, title, taxId) => {
    const document = documentOf({ company: { country }, invoice: { kind } });
    const texts = textsOf(document);
    expect(texts).toContain(title);
    expect(texts).toContain(taxId);
    expect(nameOf(document)).toBe(`${title} A2026-000001`);
  });

  it('are all of one language', () => {
    expect(textsOf(documentOf({ company: { country: 'FR' } }))).toEqual(
      said(
        'Cascabel|Tax ID B12345674|Invoice|A2026-000001|Unpaid',
        'Bill to|Ana|Date|5 Nov 2026|Due date|5 Dec 2099',
        'Description|Quantity|Unit price|Tax|Amount',
        'Hinges|4|25.00|IVA21|100.00',
        'Tax|Rate|Base|Tax|IVA21|21%|100.00|21.00',
        'Subtotal|100.00|Tax|21.00|Total|€121.00',
      ),
    );
  });
});

describe('the state of payment', () => {
  const stateOf = (invoice: Partial<InvoiceDocument['invoice']>) => {
    const { watermark } = invoiceSheet(documentOf({ invoice }));
    return [textsOf(documentOf({ invoice })), (watermark as { text: string } | undefined)?.text] as const;
  };

  it.each([
    [{ status: 'unpaid' }, 'Pendiente de pago'],
    [{ status: 'overdue' }, 'Vencida'],
    [{ status: 'overdue', paid_total: '1.00' }, 'Vencida'],
    [{ status: 'unpaid', paid_total: '1.00' }, 'Pagada en parte'],
    [{ status: 'paid' }, 'Pagada'],
    [{ status: 'credited' }, 'Rectificada'],
  ] as const)('of %j is "%s", and nothing stands across the page', (invoice, words) => {
    const [texts, stamp] = stateOf(invoice);
    expect(texts).toContain(words);
    expect(stamp).toBeUndefined();
  });

  it.each([
    ['draft', 'BORRADOR'],
    ['cancelled', 'ANULADA'],
  ] as const)('of a %s document stands across every page', (state, words) => {
    const [texts, stamp] = stateOf({ state, status: state, invoice_number: null });
    expect(stamp).toBe(words);
    expect(texts).toContain(words[0] + words.slice(1).toLowerCase());
    expect(texts).not.toContain('Pendiente');
  });

  it('says what is left after payments and credit notes', () => {
    const [texts] = stateOf({ paid_total: '50.00', credited_total: '21.00', balance: '50.00' });
    expect(after(texts, 'Total', 8)).toEqual(
      said('Total|121,00 €|Pagado|-50,00', 'Rectificado|-21,00|Pendiente|50,00 €'),
    );
  });

  it('says what is owed to the client where more was paid than is owed', () => {
    const [texts] = stateOf({
      status: 'paid',
      paid_total: '121.00',
      credited_total: '21.00',
      balance: '-21.00',
    });
    expect(after(texts, 'A favor del cliente', 2)).toEqual(['A favor del cliente', '21,00 €']);
  });
});

describe('the amounts', () => {
  it('of every tax have their base, tax and surcharge, and the withholding is taken off', () => {
    const texts = textsOf(
      documentOf({
        invoice: {
          lines: [
            lineOf({ withholding_code: 'IRPF15', withholding_rate: '15' }),
            lineOf({ withholding_code: 'IRPF7', withholding_rate: '7' }),
            lineOf({ withholding_code: 'IRPF15', withholding_rate: '15' }),
          ],
          taxes: [
            taxOf({ surcharge: '5.20', surcharge_rate: '5.2' }),
            taxOf({ tax_code: 'IVA4', rate: '4', base: '50', tax: '2' }),
          ],
          surcharge_total: '5.20',
          withholding_total: '37.00',
        },
      }),
    );
    expect(after(texts, 'Recargo', 8)).toEqual(
      said('Recargo|IVA21|21 %|100,00|21,00|5,20\n5,2 %', 'IVA4|4 %'),
    );
    expect(after(texts, 'Retención IRPF15 15 %, IRPF7 7 %', 2)[1]).toBe('-37,00');
  });

  it('have no table of taxes where there are none', () => {
    const lines = [lineOf({ tax_code: null })];
    const taxes = [taxOf({ tax_code: null, rate: '0', tax: '0.00' })];
    const texts = textsOf(documentOf({ invoice: { lines, taxes, tax_total: '0.00', total: '100.00' } }));
    expect(texts).not.toContain('Impuesto');
    expect(after(texts, 'Subtotal', 4)).toEqual(['Subtotal', '100,00', 'Total', '100,00 €']);
  });

  it('have no rate where the tax was given as an amount', () => {
    const taxes = [taxOf({ tax_code: null, rate: null, tax: '7.77' })];
    const texts = textsOf(documentOf({ invoice: { lines: [lineOf({ tax_code: null })], taxes } }));
    expect(after(texts, 'Cuota', 4)).toEqual(['Cuota', 'Impuesto', '100,00', '7,77']);
  });

  it('of a line have its discount, where any line has one', () => {
    const lines = [lineOf({ discount_percent: '12.5' }), lineOf()];
    const texts = textsOf(documentOf({ invoice: { lines } }));
    expect(after(texts, 'Dto.', 9)).toEqual(said('Dto.|Impuesto|Importe|Hinges|4|25,00|12,5 %|IVA21|100,00'));
  });
});

it('a note names the document that it corrects, and has no day of payment', () => {
  const corrected = { invoice_number: 'A2026-000007', issued_on: '2026-10-01' };
  const texts = textsOf(documentOf({ invoice: { kind: 'credit_note', status: 'issued' }, corrected }));
  expect(after(texts, 'Rectifica', 2)[1]).toBe('A2026-000007 de 1 oct 2026');
  expect(texts).not.toContain('Vencimiento');
});

describe('the authorisation', () => {
  const authorised = {
    authorisation: 'CAI-1',
    range_to: 500,
    valid_until: '2027-03-31',
    pattern: '01-{NUMBER:4}',
  };

  it('is the CAI in Honduras, with its range and its last day', () => {
    const company = { country: 'HN' };
    const invoice = { authorisation: 'CAI-1' };
    expect(textsOf(documentOf({ company, invoice, series: authorised })).at(-1)).toBe(
      'CAI: CAI-1\nRango autorizado: 01-0001 a 01-0500\nFecha límite de emisión: 31 mar 2027',
    );
  });

  it('stands alone where the series has another by now, and nowhere where there is none', () => {
    const later = { ...authorised, authorisation: 'CAI-2' };
    expect(textsOf(documentOf({ invoice: { authorisation: 'CAI-1' }, series: later })).at(-1)).toBe(
      'Autorización: CAI-1',
    );
    expect(textsOf(documentOf({ series: authorised })).join()).not.toContain('CAI-1');
  });
});
