import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { abacoRefusal } from './support/abaco-route.js';
import { dayIn } from './support/books.js';
import { Documents, PURCHASES, work } from './support/documents.js';
import { World } from './support/world.js';

let world: World;
let documents: Documents;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (documents = await Documents.open(world)));
afterAll(() => world.close());

const DATED = { date: '2026-01-10', dueDate: '2026-02-10' };
const path = ({ id }: { id: number }) => `/documents/${id}`;

describe('a draft', () => {
  it('of a sale has no number until it is confirmed', async () => {
    const draft = await documents.draft('01');
    expect(draft).toMatchObject({ number: null, status: 'draft', paymentStatus: 'draft' });
    const confirmed = await documents.take(draft.id, 'confirm');
    expect(confirmed).toEqual({
      ...draft,
      number: '000-001-01-00000001',
      status: 'confirmed',
      paymentStatus: 'unpaid',
    });
  });

  it('of a sale is dated on the day of its confirmation, or on the one that this names', async () => {
    const [first, second] = [await documents.draft('01', DATED), await documents.draft('01', DATED)];
    const named = await documents.caller.post(`${path(first)}/confirm`, { date: '2026-01-20' });
    expect(named.body).toMatchObject({ date: '2026-01-20', dueDate: '2026-02-20', status: 'confirmed' });
    const refused = await documents.caller.post(`${path(second)}/confirm`, { date: 'ayer' });
    expect(abacoRefusal(refused)).toEqual([400, 'VALIDATION_ERROR', 'date isCalendarDate']);
    const { date } = await documents.take(second.id, 'confirm');
    expect(date).toBe(dayIn('America/Tegucigalpa'));
  });

  it.each(['confirm', 'unconfirm', 'cancel', 'print'])('needs no body for a step: %s', async (step) => {
    const { id } = step === 'unconfirm' ? await documents.create('103') : await documents.draft('01');
    expect((await documents.caller.call('POST', `/documents/${id}/${step}`)).status).toBe(200);
  });

  it('of a purchase keeps its date', async () => {
    const draft = await documents.draft('103', DATED);
    const { body } = await documents.caller.post(`${path(draft)}/confirm`, { date: '2026-01-20' });
    expect(body).toEqual({ ...draft, status: 'confirmed' });
  });

  it.each(PURCHASES)('is what came from automatic capture, or is asked for, of the type %s', async (type) => {
    const productId = await documents.product();
    const lines = [{ productId, quantity: 3, unitPrice: 1 }];
    for (const waiting of [{ automaticCapture: true }, { status: 'draft' }]) {
      const draft = await documents.create(type, { ...waiting, lines });
      expect([draft.status, await documents.stock(productId)]).toEqual(['draft', 10]);
      expect(await documents.take(draft.id, 'confirm')).toEqual({ ...draft, status: 'confirmed' });
      expect(await documents.stock(productId)).toBe(type === '105' ? 7 : 13);
      await documents.take(draft.id, type === '103' ? 'unconfirm' : 'cancel');
      expect(await documents.stock(productId)).toBe(10);
    }
  });

  it.each([
    ['01', 'INVOICE_NOT_DRAFT', 7],
    ['103', 'PURCHASE_NOT_DRAFT', 13],
  ])('of the type %s is confirmed once, however many confirm it', async (type, code, stock) => {
    const productId = await documents.product();
    const { id } = await documents.draft(type, { lines: [{ productId, quantity: 3, unitPrice: 1 }] });
    const answers = await Promise.all(Array.from({ length: 5 }, () => documents.step(id, 'confirm')));
    const codes = answers.map(({ status, body }) => `${status} ${body.code}`);
    expect(codes.toSorted()).toEqual(['200 undefined', ...Array<string>(4).fill(`409 ${code}`)]);
    expect(await documents.stock(productId)).toBe(stock);
  });

  it.each(['01', ...PURCHASES])('of the type %s is cancelled, and stays readable', async (type) => {
    const draft = await documents.draft(type);
    expect(await documents.take(draft.id, 'cancel')).toMatchObject({ id: draft.id, status: 'cancelled' });
    expect((await documents.read(draft.id)).status).toBe('cancelled');
    expect((await documents.step(draft.id, 'cancel')).status).toBe(409);
    expect((await documents.step(draft.id, 'confirm')).status).toBe(409);
  });

  it.each(['06', '07'])('is not what a note on a sale (%s) can be: it is issued at once', async (type) => {
    const { id: relatedDocumentId } = await documents.create('01');
    const refused = await documents.post(type, { relatedDocumentId, status: 'draft', lines: undefined });
    expect([refused.status, refused.body]).toEqual([
      400,
      {
        code: 'VALIDATION_ERROR',
        message: 'Algunos valores no son válidos',
        errors: [
          {
            field: 'status',
            code: 'issued_at_once',
            message: 'status no puede ser un borrador: se emite al guardarse',
          },
        ],
      },
    ]);
    expect((await documents.list()).total).toBe(1);
  });
});

describe('a change', () => {
  it('of a draft takes the place of what it names, by PUT and PATCH alike', async () => {
    for (const type of ['01', '103']) {
      const draft = await documents.draft(type, { ...DATED, notes: 'Primero' });
      const { id: businessPartnerId } = (await documents.caller.post('/business-partners', { name: 'Otro' }))
        .body;
      const put = await documents.caller.put(path(draft), {
        businessPartnerId,
        lines: [work(2, 7), work(1, 1)],
      });
      expect(put.status, put.text).toBe(200);
      const { body: changed } = await documents.caller.patch(path(draft), { dueDate: '2026-03-10' });
      expect(changed).toMatchObject({
        businessPartnerId,
        businessPartnerName: 'Otro',
        date: '2026-01-10',
        dueDate: '2026-03-10',
        notes: 'Primero',
        total: 15,
        status: 'draft',
      });
      expect(changed.lines).toHaveLength(2);
      expect(await documents.read(draft.id)).toEqual(changed);
    }
  });

  it('of a draft is not a change of its type, its state or its company', async () => {
    const draft = await documents.draft('103');
    const values = { type: '104', status: 'confirmed', automaticCapture: false, total: 1, companyId: 1 };
    expect((await documents.caller.put(path(draft), values)).body).toEqual(draft);
  });

  it.each(['01', '06', '07', ...PURCHASES])('of what is in force is refused: %s', async (type) => {
    const document = await documents.confirmed(type);
    const { status, body } = await documents.caller.patch(path(document), { notes: 'Otro' });
    expect([status, body]).toEqual([
      409,
      type.length === 2
        ? {
            code: 'INVOICE_NOT_DRAFT',
            message:
              'Solo se puede cambiar un borrador; una factura emitida se corrige con una rectificativa',
          }
        : {
            code: 'PURCHASE_NOT_DRAFT',
            message:
              'Solo se puede cambiar, confirmar o eliminar un borrador; desconfirme o anule lo confirmado',
          },
    ]);
    expect(await documents.read(document.id)).toEqual(document);
  });
});
