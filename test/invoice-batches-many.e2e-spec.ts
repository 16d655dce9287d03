import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Batches, sentInvoice, sentLine } from './support/batches.js';
import { until } from './support/until.js';
import { World } from './support/world.js';

/** 5000, the most that there may be, are as good and take their time. */
const COUNT = 1000;
const TIMEOUT_MS = 240_000;

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

/** Numbered, for ten recipients who are no clients yet. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    sentInvoice({
      external_invoice_id: `F-${index}`,
      recipient_document_number: `B0000000${index % 10}`,
      lines: [sentLine(), sentLine({ concept: 'Travel', units: '1', unit_price: '19.99' })],
    }),
  );

describe('a batch of many invoices', () => {
  it(
    'is issued once and without a gap, and shows how far it is on the way',
    async () => {
      const own = await Batches.open(world);
      const { id } = await own.take(many(COUNT));
      const seen: number[] = [];
      await until(
        () => own.read(id),
        ({ status, processed_count }) => {
          seen.push(processed_count);
          return status === 'processed';
        },
      );
      expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      expect(seen.filter((count) => count > 0 && count < COUNT).length).toBeGreaterThan(2);

      const invoices = await own.invoices(id);
      const sent = many(COUNT).map(({ external_invoice_id }) => external_invoice_id);
      expect(invoices.map(({ external_invoice_id }) => external_invoice_id)).toEqual(sent);
      const numbers = invoices.map(({ invoice_number }) => Number(invoice_number.split('-')[1]));
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      expect(await own.books.read('clients?per_page=100')).toHaveLength(11);
    },
    TIMEOUT_MS,
  );
});
