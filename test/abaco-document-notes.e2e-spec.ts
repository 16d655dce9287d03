import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { abacoRefusal } from './support/abaco-route.js';
import { Documents, work } from './support/documents.js';
import { World } from './support/world.js';

let world: World;
let documents: Documents;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (documents = await Documents.open(world)));
afterAll(() => world.close());

describe('a credit note (06)', () => {
  const threeLines = () =>
    documents.create('01', { lines: [work(1, 100), work(4, 10, { tax: 'ISV15' }), work(-1, 5)] });
  const credit = (relatedDocumentId: number, values = {}) =>
    documents.caller.post('/documents', { type: '06', relatedDocumentId, ...values });

  it('takes a whole sale back, in positive amounts, at once and with a number of its own', async () => {
    const sale = await documents.create('01', { lines: [work(4, 10, { tax: 'ISV15' })] });
    const { status, body: note } = await credit(sale.id, { notes: 'Devuelto' });
    expect(status).toBe(201);
    expect(note).toMatchObject({
      type: '06',
      number: '000-001-06-00000001',
      status: 'confirmed',
      businessPartnerId: documents.partnerId,
      relatedDocumentId: sale.id,
      subtotal: 40,
      tax: 6,
      total: 46,
      balance: 46,
      notes: 'Devuelto',
      lines: [{ position: 1, quantity: 4, unitPrice: 10, tax: 'ISV15', total: 40 }],
      taxes: [{ code: 'ISV15', rate: 15, base: 40, tax: 6, surcharge: 0 }],
    });
    expect(await documents.read(note.id)).toEqual(note);
    expect((await documents.list('?type=06')).documents).toMatchObject([{ total: 46, subtotal: 40, tax: 6 }]);
    const settled = { credited: 46, balance: 0, paymentStatus: 'credited' };
    expect(await documents.read(sale.id)).toMatchObject(settled);
  });

  it('takes back parts of lines, whose positions are those of the sale', async () => {
    const sale = await threeLines();
    const { body: note } = await credit(sale.id, { lines: [{ position: 2, quantity: 1.5 }] });
    expect([note.total, note.lines.length]).toEqual([17.25, 1]);
    expect(note.lines[0]).toMatchObject({ position: 2, quantity: 1.5, total: 15 });
    const { body: rest } = await credit(sale.id);
    expect(rest.lines.map((line: Record<string, number>) => [line.position, line.quantity])).toEqual([
      [1, 1],
      [2, 2.5],
      [3, -1],
    ]);
    expect((await documents.read(sale.id)).balance).toBe(0);
  });

  it('takes back no more than is left', async () => {
    const sale = await threeLines();
    await credit(sale.id, { lines: [{ position: 2, quantity: 3 }] });
    const again = await credit(sale.id, { lines: [{ position: 1 }, { position: 2, quantity: 2 }] });
    expect(abacoRefusal(again)).toEqual([400, 'VALIDATION_ERROR', 'lines[1].quantity more_than_left']);
    await credit(sale.id);
    expect(abacoRefusal(await credit(sale.id))).toEqual([400, 'VALIDATION_ERROR', 'lines nothing_left']);
  });
});

describe('a debit note (07)', () => {
  it('adds lines of its own to a sale, and is owed by itself', async () => {
    const sale = await documents.create('01');
    const note = await documents.create('07', {
      relatedDocumentId: sale.id,
      lines: [work(1, 20, { tax: 'ISV15' })],
    });
    expect(note).toMatchObject({
      type: '07',
      number: '000-001-07-00000001',
      relatedDocumentId: sale.id,
      businessPartnerId: documents.partnerId,
      total: 23,
      balance: 23,
      status: 'confirmed',
      paymentStatus: 'unpaid',
    });
    expect((await documents.read(sale.id)).balance).toBe(100);
  });

  it('is cancelled only while nothing is paid on it', async () => {
    const note = await documents.confirmed('07');
    const payment = { invoice_id: note.id, amount: '1' };
    expect((await documents.caller.post('/api/v1/payments', payment)).status).toBe(201);
    expect(await documents.read(note.id)).toMatchObject({ paid: 1, balance: 4, paymentStatus: 'unpaid' });
    const { status, body } = await documents.step(note.id, 'cancel');
    expect([status, body]).toEqual([
      409,
      {
        code: 'DEBIT_NOTE_PAID',
        message: 'Una nota de débito solo se puede anular mientras no se haya pagado nada de ella',
      },
    ]);
  });
});

describe('surcharge and withholding', () => {
  it('are told by themselves; the tax has the surcharge in it, in the list too', async () => {
    const spanish = await Documents.of(await world.company({ country: 'ES' }));
    await spanish.caller.patch(`/api/v1/clients/${spanish.partnerId}`, { surcharge: true });
    const lines = [work(1, 100, { tax: 'IVA21', withholding: 'IRPF15' })];
    const sale = await spanish.create('01', { lines });
    const amounts = { subtotal: 100, tax: 26.2, surcharge: 5.2, withholding: 15, total: 111.2 };
    const taxes = [{ code: 'IVA21', rate: 21, base: 100, tax: 21, surcharge: 5.2 }];
    expect(sale).toMatchObject({ ...amounts, taxes });
    const note = await spanish.create('06', { relatedDocumentId: sale.id, lines: undefined });
    expect(note).toMatchObject({ ...amounts, taxes });
    const { surcharge: _, withholding: __, ...listed } = amounts;
    expect((await spanish.list()).documents).toMatchObject([listed, listed]);
    const bought = await spanish.create('103', { lines });
    expect(bought).toMatchObject({ subtotal: 100, tax: 21, withholding: 15, total: 106 });
  });
});
