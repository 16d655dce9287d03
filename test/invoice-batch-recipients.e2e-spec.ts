import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Batches, sentInvoice, sentLine } from './support/batches.js';
import { World } from './support/world.js';

let world: World;
let batches: Batches;
beforeAll(async () => {
  world = await World.shared();
  batches = await Batches.open(world);
});
afterAll(() => world.close());

describe('the recipient of an invoice of a batch', () => {
  const clientsOf = async ({ books }: Batches) =>
    ((await books.read('clients?sort=id')) as { name: string; tax_id: string }[]).slice(1);

  it('is found by the number of its document, and made once where there is none', async () => {
    const own = await Batches.open(world);
    const numbers = ['B-1234567.4', 'B12345674', 'b12345674', '12345678Z'];
    const invoices = numbers.map((recipient_document_number) => sentInvoice({ recipient_document_number }));
    const all = await Promise.all([
      own.take(invoices),
      own.take(
        invoices.map((one) =>
          sentInvoice({ ...one, external_invoice_id: `${one.external_invoice_id as string}-2` }),
        ),
      ),
    ]);
    for (const { id } of all) expect(await own.untilDone(id)).toMatchObject({ failed_count: 0 });
    expect((await clientsOf(own)).map(({ tax_id }) => tax_id)).toEqual(['B12345674', '12345678Z']);
  });

  it('may be a contact, whose record says the rest', async () => {
    const { clientId } = batches.books;
    const invoice = await batches.issued({
      contact_id: String(clientId),
      recipient_legal_name: null,
      recipient_document_number: null,
    });
    expect([invoice.client_id, invoice.client_name]).toEqual([clientId, 'Ana']);
  });

  it('is no contact of another company', async () => {
    const other = await Batches.open(world);
    const { processing_error } = await batches.outcome({ contact_id: other.books.clientId });
    expect(processing_error).toBe('Contact no existe en la empresa');
  });

  it('that is not identified is one client of the company', async () => {
    const own = await Batches.open(world);
    const unidentified = {
      has_unidentified_recipient: true,
      recipient_legal_name: null,
      recipient_document_number: null,
    };
    const [one, other] = [await own.issued(unidentified), await own.issued(unidentified)];
    expect(one.client_id).toBe(other.client_id);
    expect(await clientsOf(own)).toMatchObject([{ name: 'Cliente sin identificar', tax_id: null }]);
  });
});

describe('an invoice of a batch that corrects another', () => {
  const corrected = () =>
    batches.issued({ lines: [sentLine(), sentLine({ concept: 'Travel', units: 3, unit_price: 10 })] });

  it('is a credit note for so much of its lines', async () => {
    const { id } = await corrected();
    const lines = [{ position: 2, units: -1, unit_price: '10', tax_rate: 21 }];
    const note = await batches.issued({ rectified_invoice_id: id, lines });
    expect(note).toMatchObject({ kind: 'credit_note', corrects_id: id, total: '-12.10' });
    expect(await batches.books.read(`invoices/${id}`)).toMatchObject({ credited_total: '12.10' });
  });

  it('takes back all that is left when it has no lines, and what was paid when it says so', async () => {
    const { id } = await batches.issued({ paid: true });
    await batches.issued({ rectified_invoice_id: id, lines: undefined, paid: true });
    const invoice = await batches.books.read(`invoices/${id}`);
    expect(invoice).toMatchObject({ paid_total: '0.00', credited_total: '121.00', balance: '0.00' });
  });

  it.each([
    [[{ position: 9, units: -1 }], 'Lines[0] position no es de ninguna línea de la factura'],
    [[{ position: 1, units: -1, unit_price: 49 }], 'Lines[0] unit price no es el de la línea rectificada'],
    [[{ position: 1, units: -1, tax_rate: 10 }], 'Lines[0] tax rate no es el porcentaje de ese impuesto'],
    [[{ position: 1, units: -9 }], 'Lines[0] units es más de lo que queda por rectificar'],
  ])('is no other: %j', async (lines, error) => {
    const { id } = await corrected();
    expect((await batches.outcome({ rectified_invoice_id: id, lines })).processing_error).toBe(error);
  });
});
