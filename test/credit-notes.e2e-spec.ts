import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line, refusalOf } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const credit = (id: number, body: Record<string, unknown> = {}) =>
  books.create(`invoices/${id}/credit-notes`, body);
const refusedCredit = async (id: number, body: Record<string, unknown> = {}) =>
  refusalOf(await books.post(`invoices/${id}/credit-notes`, body));
const partOf = (position: number, quantity?: string) => ({ lines: [{ position, quantity }] });

const NOTHING_LEFT = [422, 'validation_failed', 'lines', 'nothing_left'];
const MORE_THAN_LEFT = [422, 'validation_failed', 'lines[0].quantity', 'more_than_left'];
const SUMS = ['subtotal', 'tax_total', 'surcharge_total', 'withholding_total', 'total'] as const;
const negative = (amount: string) =>
  Number(amount) === 0 ? amount : amount.startsWith('-') ? amount.slice(1) : `-${amount}`;

describe('a credit note for all of an invoice', () => {
  it('negates it, line by line and tax by tax, and settles it', async () => {
    const shop = await books.client({ name: 'Shop', surcharge: true });
    const invoice = await books.invoice({
      client_id: shop.id,
      lines: [
        line('3', '0.335', { tax: 'IVA21', withholding: 'IRPF15' }),
        line('1', '9', { tax: 'IVA10', discount_percent: '100' }),
        line('-1', '0.125', { tax: 'IVA21' }),
      ],
    });
    const note = await credit(invoice.id, { notes: 'Broken' });
    expect(note).toMatchObject({
      kind: 'credit_note',
      status: 'issued',
      corrects_id: invoice.id,
      client_name: 'Shop',
      notes: 'Broken',
    });
    expect(note.invoice_number).toMatch(/^R\d{4}-000001$/);
    for (const sum of SUMS) expect(note[sum]).toBe(negative(invoice[sum]));
    expect(note.lines).toMatchObject(
      invoice.lines.map((one: { position: number; quantity: string; net: string }) => ({
        corrects_position: one.position,
        quantity: negative(one.quantity),
        net: negative(one.net),
      })),
    );
    expect(note.taxes).toMatchObject(
      invoice.taxes.map((tax: Record<string, string>) => ({
        tax_code: tax['tax_code'],
        base: negative(tax['base']!),
        tax: negative(tax['tax']!),
        surcharge: negative(tax['surcharge']!),
      })),
    );
    expect(await books.read(`invoices/${invoice.id}`)).toMatchObject({
      status: 'credited',
      credited_total: invoice.total,
      balance: '0.00',
    });
  });

  it('leaves nothing for another one, and nothing to pay', async () => {
    const { id } = await books.invoice();
    await credit(id);
    expect(await refusedCredit(id)).toEqual(NOTHING_LEFT);
    const paid = await books.post(`invoices/${id}/pay`);
    expect([paid.status, paid.body.error.code]).toEqual([400, 'ALREADY_PAID']);
  });

  it('of an invoice without an amount is possible, once', async () => {
    const { id } = await books.invoice({ lines: [line('1', '0')] });
    expect((await credit(id)).total).toBe('0.00');
    expect((await books.read(`invoices/${id}`)).status).toBe('paid');
    expect(await refusedCredit(id)).toEqual(NOTHING_LEFT);
  });
});

describe('a credit note for a part', () => {
  it('takes back what is asked of each line, and leaves the rest owed', async () => {
    const { id } = await books.invoice({
      lines: [line('10', '10', { tax: 'IVA21' }), line('4', '5', { tax: 'IVA10' }), line('1', '1')],
    });
    const note = await credit(id, { lines: [{ position: 2 }, { position: 1, quantity: 2.5 }] });
    expect(note.lines).toMatchObject([
      { position: 1, corrects_position: 1, quantity: '-2.5', net: '-25.00' },
      { position: 2, corrects_position: 2, quantity: '-4', net: '-20.00' },
    ]);
    expect(note.taxes).toMatchObject([
      { tax_code: 'IVA21', base: '-25.00', tax: '-5.25' },
      { tax_code: 'IVA10', base: '-20.00', tax: '-2.00' },
    ]);
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      status: 'unpaid',
      total: '144.00',
      credited_total: '52.25',
      balance: '91.75',
    });
    await books.post(`invoices/${id}/pay`);
    expect(await books.read(`invoices/${id}`)).toMatchObject({
      status: 'paid',
      paid_total: '91.75',
      balance: '0.00',
    });
  });

  it('takes a part of a line that takes something off', async () => {
    const { id } = await books.invoice({ lines: [line('1', '100'), line('-4', '5')] });
    const note = await credit(id, partOf(2, '3'));
    expect(note.lines).toMatchObject([{ quantity: '3', net: '15.00' }]);
    expect(await books.read(`invoices/${id}`)).toMatchObject({ credited_total: '-15.00', balance: '95.00' });
    expect(await refusedCredit(id, partOf(2, '1.5'))).toEqual(MORE_THAN_LEFT);
  });

  it('divides a tax that was given as an amount', async () => {
    const { id } = await books.invoice({ lines: [line('3', '10'), line('1', '0')], tax: '10' });
    const taxes = [];
    for (let unit = 0; unit < 3; unit++) taxes.push((await credit(id, partOf(1, '1'))).tax_total);
    expect(taxes).toEqual(['-3.33', '-3.34', '-3.33']);
    expect((await credit(id)).total).toBe('0.00');
    expect(await books.read(`invoices/${id}`)).toMatchObject({ credited_total: '40.00', status: 'credited' });
  });

  it.each([
    [partOf(1, '3.000001'), 'lines[0].quantity', 'more_than_left'],
    [
      {
        lines: [
          { position: 1, quantity: '2' },
          { position: 1, quantity: '2' },
        ],
      },
      'lines[1].position',
      'repeated',
    ],
    [partOf(2), 'lines[0].position', 'unknown'],
    [partOf(1, '0'), 'lines[0].quantity', 'isDecimalValue'],
    [partOf(1, '-1'), 'lines[0].quantity', 'isDecimalValue'],
    [{ lines: [] }, 'lines', 'arrayMinSize'],
    [{ issued_on: '2026-01-01' }, 'issued_on', 'before_invoice'],
    [{ series_id: 999_999 }, 'series_id', 'unknown'],
  ])('is refused with %j', async (body, field, code) => {
    const { id } = await books.invoice({ lines: [line('3', '10')] });
    expect(await refusedCredit(id, body)).toEqual([422, 'validation_failed', field, code]);
    expect((await books.read(`invoices/${id}`)).credited_total).toBe('0.00');
    expect((await books.defaultSeries('credit_note')).next_number).toBe(1);
  });
});
