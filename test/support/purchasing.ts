import { randomUUID } from 'node:crypto';
import { Books, dataOf, line } from './books.js';

// What comes back is whatever the API says: tests look into it freely.
// oxlint-disable-next-line no-explicit-any
type Data = any;
type Values = Record<string, unknown>;

let documents = 0;

/** What a company buys, on top of its books; a purchase is 100.00 without tax unless the values say otherwise. */
export class Purchasing {
  constructor(readonly books: Books) {}

  /** The body of such a purchase, with a number that no other one has. */
  request(values: Values = {}): Values {
    return {
      client_id: this.books.clientId,
      number: `NR-${++documents}`,
      lines: [line('1', '100')],
      ...values,
    };
  }

  create = (values: Values = {}): Promise<Data> => this.books.create('purchases', this.request(values));
  draft = (values: Values = {}): Promise<Data> => this.create({ draft: true, ...values });
  read = (id: number): Promise<Data> => this.books.read(`purchases/${id}`);

  /** A step that is taken: `confirm`, `unconfirm` or `cancel`. */
  async step(id: number, name: string): Promise<Data> {
    return dataOf(await this.books.post(`purchases/${id}/${name}`), 200);
  }

  /** A product that is counted. */
  async product(values: Values = {}): Promise<number> {
    const body = { code: randomUUID(), name: 'Saw', price: '30', stocked: true, stock: '10', ...values };
    return (await this.books.create('products', body)).id as number;
  }

  async stock(productId: number): Promise<string> {
    return (await this.books.read(`products/${productId}`)).stock as string;
  }
}

/** A line of a product, at 1.00 each. */
export const bought = (product_id: number, quantity: string): Values => ({
  product_id,
  quantity,
  unit_price: '1',
});
