import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Batches, sentInvoice } from './support/batches.js';
import { World } from './support/world.js';

let world: World;
let batches: Batches;
beforeAll(async () => {
  world = await World.shared();
  batches = await Batches.open(world);
});
afterAll(() => world.close());

describe('an invoice of a batch', () => {
  it('that comes twice is taken once', async () => {
    const twin = sentInvoice({ external_invoice_id: 'twin' });
    const answer = await batches.send([twin, twin]);
    expect([answer.body.data.invoices_count, answer.body.errors]).toEqual([
      1,
      { twin: ['External invoice está repetido en el lote'] },
    ]);
  });

  it('that came in an earlier batch is not taken again, unless it failed there', async () => {
    const own = await Batches.open(world);
    const [good, bad] = [
      sentInvoice({ external_invoice_id: 'good' }),
      sentInvoice({ external_invoice_id: 'bad' }),
    ];
    const first = await own.take([good, { ...bad, invoiceable_serie_id: 999_999_999 }]);
    await own.untilDone(first.id);
    const again = await own.send([good, bad]);
    expect([again.body.data.invoices_count, again.body.errors]).toEqual([
      1,
      { good: ['External invoice ya está en uso'] },
    ]);
    await own.untilDone(again.body.data.id);
    expect(await own.books.read('invoices')).toHaveLength(2);
  });

  it('is taken once of two batches that come at the same time', async () => {
    const own = await Batches.open(world);
    const invoices = Array.from({ length: 20 }, (_, index) =>
      sentInvoice({ external_invoice_id: `F-${index}` }),
    );
    const answers = await Promise.all([own.send(invoices), own.send(invoices.toReversed())]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  });
});
