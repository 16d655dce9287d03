import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line, refusalOf } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const SUMS = ['subtotal', 'tax_total', 'surcharge_total', 'withholding_total', 'total'];
const sumsOf = (invoice: Record<string, string>) => SUMS.map((name) => invoice[name]);

describe('the totals of an invoice', () => {
  it('have the IVA of each line, rounded once for each rate', async () => {
    const invoice = await books.invoice({
      lines: [
        line('3', '0.335', { tax: 'IVA21' }),
        line('1', '10', { tax: 'IVA10' }),
        line('2', '49.995', { tax: 'IVA21' }),
        line('1', '1', { tax: 'IVA0' }),
        line('1', '2'),
      ],
    });
    expect(invoice.lines.map(({ net }: { net: string }) => net)).toEqual([
      '1.01',
      '10.00',
      '99.99',
      '1.00',
      '2.00',
    ]);
    expect(invoice.taxes).toMatchObject([
      { position: 1, tax_code: 'IVA21', rate: '21', base: '101.00', tax: '21.21' },
      { position: 2, tax_code: 'IVA10', rate: '10', base: '10.00', tax: '1.00' },
      { position: 3, tax_code: 'IVA0', rate: '0', base: '1.00', tax: '0.00' },
      { position: 4, tax_code: null, rate: '0', base: '2.00', tax: '0.00' },
    ]);
    expect(sumsOf(invoice)).toEqual(['114.00', '22.21', '0.00', '0.00', '136.21']);
  });

  it('have the surcharge for the client who pays it, and the IRPF that the client keeps back', async () => {
    const shop = await books.client({ name: 'Shop', surcharge: true });
    const invoice = await books.invoice({
      client_id: shop.id,
      lines: [
        line('1', '1000', { tax: 'IVA21', withholding: 'IRPF15' }),
        line('1', '100', { tax: 'IVA10', withholding: 'IRPF7', discount_percent: '12.5' }),
      ],
    });
    expect(invoice.taxes).toMatchObject([
      { tax_code: 'IVA21', surcharge_rate: '5.2', surcharge: '52.00' },
      { tax_code: 'IVA10', surcharge_rate: '1.4', surcharge: '1.23' },
    ]);
    expect(sumsOf(invoice)).toEqual(['1087.50', '218.75', '53.23', '156.13', '1203.35']);
  });

  it('have the ISV of Honduras in lempiras', async () => {
    const shop = await Books.open(world, { country: 'HN' });
    const invoice = await shop.invoice({
      lines: [
        line('1', '99.99', { tax: 'ISV15' }),
        line('1', '50', { tax: 'ISV18' }),
        line('1', '7', { tax: 'EXENTO' }),
      ],
    });
    expect(invoice.currency).toBe('HNL');
    expect(invoice.invoice_number).toBe('000-001-01-00000001');
    expect(sumsOf(invoice)).toEqual(['156.99', '24.00', '0.00', '0.00', '180.99']);
  });

  it.each([
    ['JPY', ['333', '33', '0', '0', '366'], '0', '366'],
    ['TND', ['333.334', '33.333', '0.000', '0.000', '366.667'], '0.000', '366.667'],
  ])('have the decimals of %s, and so has what is paid', async (currency, sums, none, all) => {
    const shop = await Books.open(world, { country: 'JP', currency });
    await shop.create('taxes', { code: 'T10', name: 'T10', rate: '10' });
    const invoice = await shop.invoice({ lines: [line('1', '333.3335', { tax: 'T10' })] });
    expect(sumsOf(invoice)).toEqual(sums);
    expect([invoice.paid_total, invoice.credited_total, invoice.balance]).toEqual([none, none, all]);
    const answer = await shop.post(`invoices/${invoice.id}/pay`, { amount: '0.0001' });
    expect(refusalOf(answer)).toEqual([422, 'validation_failed', 'amount', 'too_many_decimals']);
    const { data } = (await shop.post(`invoices/${invoice.id}/pay`)).body;
    expect([data.amount, data.invoice.paid_total, data.invoice.balance]).toEqual([all, all, none]);
  });

  it('are exact where a float is not, and as large as they come', async () => {
    const lines = [line('0.1', '0.2'), line('999999999', '999999999999'), line('3', '0.1')];
    const large = await books.invoice({ lines, tax: '0.07' });
    expect(sumsOf(large)).toEqual([
      '999999998999000000001.32',
      '0.07',
      '0.00',
      '0.00',
      '999999998999000000001.39',
    ]);
  });

  it('may be lowered by a negative line, to zero and not below', async () => {
    const discount = (amount: string) => [
      line('1', '100', { tax: 'IVA21' }),
      line('-1', amount, { tax: 'IVA21' }),
    ];
    expect(sumsOf(await books.invoice({ lines: discount('40') }))).toEqual([
      '60.00',
      '12.60',
      '0.00',
      '0.00',
      '72.60',
    ]);
    expect((await books.invoice({ lines: discount('100') })).total).toBe('0.00');
    const answer = await books.post('invoices', books.request({ lines: discount('100.01') }));
    expect(refusalOf(answer)).toEqual([422, 'validation_failed', 'lines', 'negative_total']);
  });
});

describe('a line', () => {
  it('takes from its product what it does not say', async () => {
    const [tax] = await books.read('taxes');
    const product = await books.create('products', {
      code: 'P',
      name: 'Saw',
      price: '12.345',
      tax_id: tax.id,
    });
    const of = (values: Record<string, unknown> = {}) => ({
      product_id: product.id,
      quantity: '1',
      ...values,
    });
    const { lines } = await books.invoice({
      lines: [
        of(),
        of({ description: 'A saw', unit_price: 9 }),
        of({ tax: 'IVA4' }),
        of({ tax: null }),
        of({ price: '8' }),
      ],
    });
    const shown = lines.map((one: Record<string, string>) => [
      one['description'],
      one['unit_price'],
      one['tax_code'],
    ]);
    expect(shown).toEqual([
      ['Saw', '12.345', 'IVA21'],
      ['A saw', '9', 'IVA21'],
      ['Saw', '12.345', 'IVA4'],
      ['Saw', '12.345', null],
      ['Saw', '8', 'IVA21'],
    ]);
  });

  it.each([
    [{ product_id: 999_999 }, 'product_id', 'unknown'],
    [{ tax: 'IVA99' }, 'tax', 'unknown'],
    [{ tax: 'IRPF15' }, 'tax', 'unknown'],
    [{ withholding: 'IVA21' }, 'withholding', 'unknown'],
    [{ discount_percent: '100.1' }, 'discount_percent', 'isDecimalValue'],
    [{ quantity: '0' }, 'quantity', 'zero'],
    [{ quantity: '1e3' }, 'quantity', 'isDecimalValue'],
    [{ unit_price: '0.0000001' }, 'unit_price', 'isDecimalValue'],
    [{ description: ' ' }, 'description', 'matches'],
  ])('with %j is refused by its place', async (values, field, code) => {
    const answer = await books.post(
      'invoices',
      books.request({ lines: [line('1', '1'), line('1', '1', values)] }),
    );
    expect(refusalOf(answer)).toEqual([422, 'validation_failed', `lines[1].${field}`, code]);
  });
});

describe('a tax that is given as an amount', () => {
  it('is the one tax of the invoice', async () => {
    const invoice = await books.invoice({ tax: 21.005 });
    expect(invoice.taxes).toMatchObject([{ tax_code: null, rate: null, base: '100.00', tax: '21.01' }]);
    expect(invoice.total).toBe('121.01');
  });

  it('is refused beside taxes on lines, unless it is zero and says nothing', async () => {
    const lines = [line('1', '100', { tax: 'IVA21' })];
    expect(refusalOf(await books.post('invoices', books.request({ lines, tax: 1 })))).toEqual([
      422,
      'validation_failed',
      'tax',
      'lines_have_taxes',
    ]);
    expect((await books.invoice({ lines, tax: 0 })).total).toBe('121.00');
    expect((await books.invoice({ lines, tax: null })).total).toBe('121.00');
  });
});
