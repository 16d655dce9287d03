import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Batches, sentInvoice, sentLine } from './support/batches.js';
import { Books } from './support/books.js';
import { Documents } from './support/documents.js';
import { sendForm } from './support/facturascripts.js';
import { ReceivedRequest } from './support/webhook-receiver.js';
import { kinds, Told, webhookWorld } from './support/webhooks.js';
import { World } from './support/world.js';

let world: World;
let told: Told;
let books: Books;
beforeAll(async () => {
  world = await webhookWorld();
});
beforeEach(async () => {
  told = await Told.open(world);
  ({ books } = told);
  return () => told.receiver.close();
});
afterAll(() => world.close());

const dataOf = ({ body }: ReceivedRequest) => body.data;

describe('an invoice', () => {
  it('that is issued at once is told as created and issued', async () => {
    const { id, uuid, invoice_number } = await books.invoice();
    const requests = await told.everything();
    expect(kinds(requests)).toEqual(['invoice.created', 'invoice.issued']);
    const data = {
      invoice_id: id,
      uuid,
      invoice_number,
      client_id: books.clientId,
      currency: 'EUR',
      kind: 'invoice',
    };
    for (const request of requests) expect(dataOf(request)).toMatchObject(data);
    expect(Number(dataOf(requests[0]!).total)).toBe(100);
  });

  it('is told as created when it is a draft, and as issued or cancelled once it is', async () => {
    const [issued, cancelled] = [await books.draft(), await books.draft()];
    await books.patch(`invoices/${issued.id}`, { notes: 'changes nothing that is told' });
    await books.post(`invoices/${issued.id}/issue`);
    await books.post(`invoices/${cancelled.id}/cancel`);
    const requests = await told.everything();
    expect(requests.map((each) => [each.body.event, dataOf(each).invoice_id])).toEqual([
      ['invoice.created', issued.id],
      ['invoice.created', cancelled.id],
      ['invoice.issued', issued.id],
      ['invoice.cancelled', cancelled.id],
    ]);
    expect(dataOf(requests[0]!).invoice_number).toBeNull();
  });

  it('is told as paid with the amount, each time that it becomes so, and not for a part', async () => {
    const { id, uuid } = await books.invoice();
    await books.post(`invoices/${id}/pay`, { amount: '40' });
    const { id: rest } = (await books.post(`invoices/${id}/pay`)).body.data;
    await books.delete(`payments/${rest}`);
    await books.post(`invoices/${id}/pay`);
    const paid = (await told.everything()).filter(({ body }) => body.event === 'invoice.paid');
    expect(
      paid.map(dataOf).map(({ invoice_id, uuid, amount }) => [invoice_id, uuid, Number(amount)]),
    ).toEqual([
      [id, uuid, 100],
      [id, uuid, 100],
    ]);
  });

  it('that a credit note settles is told as paid where something was paid, and not where nothing was', async () => {
    const [paid, credited] = [await books.invoice(), await books.invoice()];
    await books.post(`invoices/${paid.id}/pay`, { amount: '40' });
    await books.create(`invoices/${paid.id}/credit-notes`, { lines: [{ position: 1, quantity: '0.6' }] });
    await books.create(`invoices/${credited.id}/credit-notes`, {});
    const requests = (await told.everything()).filter(({ body }) => body.event === 'invoice.paid');
    expect(requests.map(dataOf).map(({ invoice_id, amount }) => [invoice_id, Number(amount)])).toEqual([
      [paid.id, 40],
    ]);
  });

  it('is told whatever door it came in by: FacturaScripts and abaco', async () => {
    const key = await books.company.key();
    const fs = world.caller({ 'x-auth-token': key.token });
    const lineas = JSON.stringify([{ descripcion: 'Work', cantidad: 1, pvpunitario: 10 }]);
    const made = await sendForm(fs, 'POST', '/api/3/crearFacturaCliente', {
      codcliente: String(books.clientId),
      lineas,
    });
    expect(made.status, made.text).toBe(200);
    const paid = await sendForm(fs, 'POST', `/api/3/pagarFacturaCliente/${made.body.doc.idfactura}`, {
      pagada: '1',
    });
    expect(paid.status, paid.text).toBe(200);
    const documents = await Documents.of(books.company);
    const draft = await documents.draft('01');
    await documents.take(draft.id, 'cancel');
    const requests = await told.everything();
    expect(kinds(requests)).toEqual([
      'invoice.created',
      'invoice.issued',
      'invoice.paid',
      'client.created',
      'invoice.created',
      'invoice.cancelled',
    ]);
    expect(dataOf(requests[1]!).invoice_number).toBe(made.body.doc.codigo);
  });
});

describe('a client', () => {
  it('is told as created and, where something that shows changes, as updated', async () => {
    const { id } = await books.client({ name: 'Ana', email: 'ana@example.com' });
    await books.patch(`clients/${id}`, { name: 'Ana' });
    await books.patch(`clients/${id}`, { name: 'Anabel' });
    const requests = await told.everything();
    expect(requests.map((each) => [each.body.event, dataOf(each).name])).toEqual([
      ['client.created', 'Ana'],
      ['client.updated', 'Anabel'],
    ]);
    expect(dataOf(requests[0]!)).toMatchObject({ client_id: id, email: 'ana@example.com' });
    expect(dataOf(requests[0]!)).not.toHaveProperty('company_id');
  });

  it('is told by FacturaScripts’ door too', async () => {
    const { token } = await books.company.key();
    const fs = world.caller({ 'x-auth-token': token });
    const { codcliente } = (await sendForm(fs, 'POST', '/api/3/clientes', { nombre: 'Eva', cifnif: '1' }))
      .body.data;
    await sendForm(fs, 'PUT', `/api/3/clientes/${codcliente}`, { nombre: 'Eva', telefono1: '555' });
    const requests = await told.everything();
    expect(requests.map((each) => [each.body.event, dataOf(each).name])).toEqual([
      ['client.created', 'Eva'],
      ['client.updated', 'Eva'],
    ]);
  });
});

describe('a batch of invoices', () => {
  it('is told once it is done, behind the invoices that it issued', async () => {
    const batches = new Batches(books);
    const { id } = await batches.take([sentInvoice(), sentInvoice({ lines: [sentLine({ tax_rate: 99 })] })]);
    await batches.untilDone(id);
    const requests = await told.everything();
    expect(kinds(requests)).toEqual([
      'client.created',
      'invoice.created',
      'invoice.issued',
      'batch.processed',
    ]);
    expect(dataOf(requests.at(-1)!)).toMatchObject({
      batch_id: id,
      status: 'processed',
      invoices_count: 2,
      processed_count: 2,
      failed_count: 1,
    });
  });
});
