import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatMoney, decimalsOf } from '../src/common/money.js';
import {
  documentTotals,
  LineBooks,
  LineFlaw,
  LineRequest,
  LineTerms,
  TaxOfLine,
  termsOf,
} from '../src/invoices/line-totals.js';
import { Books, line, refusalOf } from './support/books.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const SUMS = ['subtotal', 'tax_total', 'surcharge_total', 'withholding_total', 'total'];

type Tax = TaxOfLine & { id: number; code: string };

/** What the lists of the API say of a company's books, as somebody reads them who writes an invoice. */
async function booksAsRead(books: Books, clientId: number): Promise<LineBooks> {
  const taxes = (await books.read('taxes?active=true&per_page=100')) as Tax[];
  const products = (await books.read('products?active=true&per_page=100')) as {
    id: number;
    price: string;
    tax_id: number | null;
  }[];
  const codeOf = (taxId: number | null) => taxes.find(({ id }) => id === taxId)?.code ?? null;
  return {
    taxes: new Map(taxes.map((tax) => [tax.code, tax])),
    products: new Map(products.map(({ id, price, tax_id }) => [id, { price, tax_code: codeOf(tax_id) }])),
    surcharge: (await books.read(`clients/${clientId}`)).surcharge as boolean,
  };
}

describe('the totals that are worked out before an invoice is sent', () => {
  it.each(['ES', 'HN'])('are those that it then has, in a company of %s', async (country) => {
    const books = await Books.open(world, { country });
    const [tax, other] = ((await books.read('taxes?kind=tax&sort=-rate')) as Tax[]).map(({ id, code }) => ({
      id,
      code,
    }));
    const [withholding] = (await books.read('taxes?kind=withholding')) as Tax[];
    const saw = await books.create('products', {
      code: 'SAW',
      name: 'Saw',
      price: '19.995',
      tax_id: tax!.id,
    });
    const rent = await books.create('products', { code: 'RENT', name: 'Rent', price: '0.335' });
    const lines = [
      { product_id: saw.id as number, quantity: '3', discount_percent: '12.5' },
      { product_id: saw.id as number, quantity: '-1', unit_price: '0.01', tax: other!.code },
      { product_id: rent.id as number, quantity: '7', withholding: withholding?.code ?? null },
      line('1.5', '49.995', { tax: tax!.code, withholding: withholding?.code ?? null }),
    ] as LineRequest[];
    for (const surcharge of [false, true]) {
      const client = await books.client({ name: 'Shop', surcharge });
      const asRead = await booksAsRead(books, client.id as number);
      const terms = lines.map((one) => termsOf(one, asRead) as LineTerms);
      const invoice = await books.invoice({ client_id: client.id, lines });
      const totals = documentTotals(terms, invoice.currency as string);
      const money = (name: 'subtotal' | 'taxTotal' | 'surchargeTotal' | 'withholdingTotal' | 'total') =>
        formatMoney(totals[name], decimalsOf(invoice.currency as string));
      expect({
        subtotal: money('subtotal'),
        tax_total: money('taxTotal'),
        surcharge_total: money('surchargeTotal'),
        withholding_total: money('withholdingTotal'),
        total: money('total'),
      }).toEqual(Object.fromEntries(SUMS.map((name) => [name, invoice[name]])));
    }
  });

  it('are refused in the words of the server where a line has none', async () => {
    const books = await Books.open(world);
    const asRead = await booksAsRead(books, books.clientId);
    for (const flawed of [{ tax: 'IVA99' }, { withholding: 'IVA21' }, { product_id: 1 }, { quantity: '0' }]) {
      const sent = line('1', '1', flawed);
      const { field, code } = termsOf(sent, asRead) as LineFlaw;
      const refused = refusalOf(await books.post('invoices', books.request({ lines: [sent] })));
      expect(refused).toEqual([422, 'validation_failed', `lines[0].${field}`, code]);
    }
  });
});
