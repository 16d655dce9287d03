import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { Books, dataOf } from './books.js';
import { Answer, Caller } from './http.js';
import { until } from './until.js';
import { World } from './world.js';

// What comes back is whatever the API says: tests look into it freely.
// oxlint-disable-next-line no-explicit-any
type Data = any;

type Values = Record<string, unknown>;

const PATH = '/api/v1/invoice_batches';

/** A line of an invoice of a batch: 2 hours at 50.00, with 21 %. */
export const sentLine = (values: Values = {}): Values => ({
  concept: 'Consulting',
  units: 2,
  unit_price: 50,
  tax_rate: 21,
  ...values,
});

/** An invoice as YoFacturo's clients send it: 121.00 for somebody who is no client yet. */
export const sentInvoice = (values: Values = {}): Values => ({
  external_invoice_id: `ext-${randomUUID()}`,
  issuer_nif: 'B00000000',
  recipient_legal_name: 'Ana Gil',
  recipient_document_number: '12345678Z',
  lines: [sentLine()],
  ...values,
});

/** Somebody who sends batches to a company's books. */
export class Batches {
  constructor(
    readonly books: Books,
    readonly caller: Caller = books.caller,
  ) {}

  static open = async (world: World): Promise<Batches> => new Batches(await Books.open(world));

  post = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    this.caller.post(PATH, body, { 'idempotency-key': randomUUID(), ...headers });

  send = (invoices: unknown[], headers?: Record<string, string>): Promise<Answer> =>
    this.post({ invoice_batch: { invoices } }, headers);

  /** Sends invoices of which all are taken; answers the batch as it was received. */
  async take(invoices: unknown[]): Promise<Data> {
    const answer = await this.send(invoices);
    expect(answer.body.errors).toBeUndefined();
    return dataOf(answer, 201);
  }

  read = async (id: number): Promise<Data> => dataOf(await this.caller.get(`${PATH}/${id}`), 200);

  /** The invoices of a batch, all of them. */
  async invoices(id: number): Promise<Data[]> {
    const rows: Data[] = [];
    for (let page = 1; ; page += 1) {
      const { body } = await this.caller.get(`${PATH}/${id}/batch_invoices?page=${page}&per_page=100`);
      rows.push(...body.data);
      if (page >= body.meta.total_pages) return rows;
    }
  }

  untilDone = (id: number): Promise<Data> =>
    until(
      () => this.read(id),
      ({ processed_at }) => processed_at !== null,
    );

  /** Sends one invoice and waits for what becomes of it. */
  async outcome(values: Values = {}): Promise<Data> {
    const { id } = await this.take([sentInvoice(values)]);
    await this.untilDone(id);
    return (await this.invoices(id))[0];
  }

  /** Sends one invoice, and answers it as it was issued. */
  async issued(values: Values = {}): Promise<Data> {
    const { issued_invoice_id, processing_error } = await this.outcome(values);
    if (processing_error) throw new Error(processing_error);
    return this.books.read(`invoices/${issued_invoice_id}`);
  }
}
