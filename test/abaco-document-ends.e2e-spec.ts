import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { abacoRefusal } from './support/abaco-route.js';
import { Documents, PURCHASES } from './support/documents.js';
import { Caller } from './support/http.js';
import { World } from './support/world.js';

let world: World;
let documents: Documents;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (documents = await Documents.open(world)));
afterAll(() => world.close());

const path = ({ id }: { id: number }) => `/documents/${id}`;

/** How a step was refused: the status, the code and the message. */
const refusedStep = async (type: string, step: string) => {
  const { id } = await documents.confirmed(type);
  const { status, body } = await documents.step(id, step);
  return [status, body.code, body.message as string];
};

describe('unconfirming', () => {
  it('makes a purchase invoice (103) a draft again, which can be changed and confirmed anew', async () => {
    const productId = await documents.product();
    const made = await documents.create('103', { lines: [{ productId, quantity: 3, unitPrice: 1 }] });
    expect(await documents.take(made.id, 'unconfirm')).toEqual({ ...made, status: 'draft' });
    expect(await documents.stock(productId)).toBe(10);
    await documents.caller.patch(path(made), { lines: [{ productId, quantity: 5, unitPrice: 1 }] });
    expect(await documents.take(made.id, 'confirm')).toMatchObject({ status: 'confirmed', total: 5 });
    expect(await documents.stock(productId)).toBe(15);
  });

  it('is for what is confirmed, and for what no confirmed note belongs to', async () => {
    const draft = await documents.draft('103');
    expect(abacoRefusal(await documents.step(draft.id, 'unconfirm'))).toEqual([
      409,
      'PURCHASE_NOT_CONFIRMED',
    ]);
    const made = await documents.create('103');
    const note = await documents.create('105', { relatedDocumentId: made.id });
    expect(abacoRefusal(await documents.step(made.id, 'unconfirm'))).toEqual([409, 'IN_USE']);
    await documents.take(note.id, 'cancel');
    await documents.take(made.id, 'unconfirm');
  });

  it.each(['01', '06', '07', '104', '105', '106'])('is not for the type %s', async (type) => {
    expect(await refusedStep(type, 'unconfirm')).toEqual([
      409,
      'PURCHASE_NOT_UNCONFIRMABLE',
      'Solo se puede desconfirmar una factura de compra; una nota o una importación se anula',
    ]);
  });
});

describe('cancelling', () => {
  it.each(['06', '07', '104', '105', '106'])('ends a document of the type %s once', async (type) => {
    const document = await documents.confirmed(type);
    const cancelled = await documents.take(document.id, 'cancel');
    expect(cancelled).toMatchObject({ number: document.number, total: document.total, status: 'cancelled' });
    expect(await documents.read(document.id)).toEqual(cancelled);
    const again = await documents.step(document.id, 'cancel');
    expect([again.status, again.body]).toEqual([
      409,
      { code: 'ALREADY_CANCELLED', message: 'Este documento ya está anulado' },
    ]);
  });

  it('gives back what a note on a sale moved: stock, and what is owed', async () => {
    const productId = await documents.product();
    const sale = await documents.create('01', { lines: [{ productId, quantity: 4 }] });
    expect(await documents.stock(productId)).toBe(6);
    const { body: note } = await documents.caller.post('/documents', {
      type: '06',
      relatedDocumentId: sale.id,
      lines: [{ position: 1, quantity: 1 }],
    });
    expect([await documents.stock(productId), (await documents.read(sale.id)).balance]).toEqual([7, 90]);
    await documents.take(note.id, 'cancel');
    expect([await documents.stock(productId), (await documents.read(sale.id)).balance]).toEqual([6, 120]);
  });

  it('is not for a sale that was issued, which a credit note corrects', async () => {
    expect(await refusedStep('01', 'cancel')).toEqual([
      409,
      'INVOICE_NOT_DRAFT',
      'Solo se puede cambiar un borrador; una factura emitida se corrige con una rectificativa',
    ]);
  });

  it('is not for a confirmed purchase invoice (103)', async () => {
    expect(await refusedStep('103', 'cancel')).toEqual([
      409,
      'PURCHASE_NOT_CANCELLABLE',
      'Una factura de compra confirmada no se anula; desconfírmela o registre una nota de crédito',
    ]);
  });
});

describe('removing', () => {
  let person: Caller;
  beforeEach(async () => ({ caller: person } = await documents.company.person('accountant')));

  it.each(['01', ...PURCHASES])('is what a signed-in person can do with a draft: %s', async (type) => {
    const draft = await documents.draft(type);
    const { status, body: shownLast } = await person.delete(path(draft));
    expect([status, shownLast]).toEqual([200, draft]);
    expect(abacoRefusal(await person.get(path(draft)))).toEqual([404, 'NOT_FOUND']);
    expect(abacoRefusal(await person.delete(path(draft)))).toEqual([404, 'NOT_FOUND']);
  });

  it.each(['01', '06', '07', ...PURCHASES])('is not for what is in force: %s', async (type) => {
    const document = await documents.confirmed(type);
    const [status, code] = abacoRefusal(await person.delete(path(document)));
    expect([status, code]).toEqual([409, type.length === 2 ? 'INVOICE_NOT_DRAFT' : 'PURCHASE_NOT_DRAFT']);
    expect(await documents.read(document.id)).toEqual(document);
  });

  it('is not for keys, whether there is such a document or not', async () => {
    await documents.company.setPolicy({ keyDeletes: 'forbidden' });
    for (const { id } of [await documents.draft('01'), await documents.draft('103'), { id: 999999999 }]) {
      const refused = await documents.caller.delete(path({ id }));
      expect(abacoRefusal(refused)).toEqual([403, 'API_KEY_DELETE_FORBIDDEN']);
    }
    expect((await documents.list()).total).toBe(2);
  });
});
