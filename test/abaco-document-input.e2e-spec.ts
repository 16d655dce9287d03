import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abacoRefusal } from './support/abaco-route.js';
import { Documents, work } from './support/documents.js';
import { World } from './support/world.js';

let world: World;
let documents: Documents;
beforeAll(async () => {
  world = await World.shared();
  documents = await Documents.open(world);
});
afterAll(() => world.close());

/** The fields and codes of a refusal at 400, without the words. */
const refused = async (type: string, values: object): Promise<unknown[]> => {
  const answer = await documents.post(type, values as Record<string, unknown>);
  const [status, code, ...errors] = abacoRefusal(answer);
  expect([status, code], answer.text).toEqual([400, 'VALIDATION_ERROR']);
  for (const { field, message } of answer.body.errors as { field: string; message: string }[]) {
    expect(message.startsWith(`${field} `), message).toBe(true);
    expect(message).not.toMatch(/_|\b(must|should|is|be|at most|required)\b/);
  }
  return errors;
};

describe('a document', () => {
  it.each([
    ['01', { type: undefined }, 'type required'],
    ['01', { type: '02' }, 'type isIn'],
    ['01', { type: 103 }, 'type isIn'],
    ['01', { type: 'constructor' }, 'type isIn'],
    ['01', { businessPartnerId: undefined }, 'businessPartnerId required'],
    ['01', { businessPartnerId: null }, 'businessPartnerId required'],
    ['01', { businessPartnerId: 'Ana' }, 'businessPartnerId isInt'],
    ['01', { businessPartnerId: 0 }, 'businessPartnerId min'],
    ['01', { businessPartnerId: 999999999 }, 'businessPartnerId unknown'],
    ['01', { seriesId: 999999999 }, 'seriesId unknown'],
    ['01', { date: '31/01/2026' }, 'date isCalendarDate'],
    ['01', { date: '2026-02-30' }, 'date isCalendarDate'],
    ['01', { dueDate: 'mañana' }, 'dueDate isCalendarDate'],
    ['01', { date: '2026-02-02', dueDate: '2026-02-01' }, 'dueDate before_issued_on'],
    ['01', { paymentMethod: 'trueque' }, 'paymentMethod unknown'],
    ['01', { notes: 'x'.repeat(4001) }, 'notes isLength'],
    ['01', { status: 'issued' }, 'status isIn'],
    ['01', { automaticCapture: 'yes' }, 'automaticCapture isBoolean'],
    ['01', { lines: undefined }, 'lines required'],
    ['01', { lines: null }, 'lines required'],
    ['01', { lines: {} }, 'lines isArray'],
    ['01', { lines: [] }, 'lines arrayMinSize'],
    ['01', { lines: Array.from({ length: 501 }, () => work(1, 1)) }, 'lines arrayMaxSize'],
    ['01', { lines: [work(-1, 5)] }, 'lines negative_total'],
    ['103', { businessPartnerId: undefined }, 'businessPartnerId required'],
    ['103', { businessPartnerId: 999999999 }, 'businessPartnerId unknown'],
    ['103', { number: undefined }, 'number required'],
    ['103', { number: 'x'.repeat(61) }, 'number isLength'],
    ['103', { lines: undefined }, 'lines required'],
    ['103', { date: '2026-02-02', dueDate: '2026-02-01' }, 'dueDate before_issued_on'],
    ['103', { relatedDocumentId: 1 }, 'relatedDocumentId not_a_note'],
    ['105', { relatedDocumentId: 999999999 }, 'relatedDocumentId unknown'],
    ['06', { relatedDocumentId: undefined, lines: undefined }, 'relatedDocumentId required'],
    ['06', { relatedDocumentId: null, lines: undefined }, 'relatedDocumentId required'],
    ['06', { relatedDocumentId: 999999999, lines: undefined }, 'relatedDocumentId unknown'],
    ['07', { relatedDocumentId: undefined }, 'relatedDocumentId required'],
    ['07', { relatedDocumentId: null }, 'relatedDocumentId required'],
    ['07', { relatedDocumentId: 999999999 }, 'relatedDocumentId unknown'],
    ['07', { relatedDocumentId: 1, lines: undefined }, 'lines required'],
  ])('of the type %s is refused by the names of its fields: %j', async (type, values, error) => {
    expect(await refused(type, values)).toContain(error);
  });

  it.each([
    ['01', { productId: 999999999, quantity: 1 }, 'lines[1].productId unknown'],
    ['01', { productId: 'saw', quantity: 1 }, 'lines[1].productId isInt'],
    ['01', { quantity: 1, unitPrice: 1 }, 'lines[1].description required'],
    ['01', work(1, 1, { description: ' ' }), 'lines[1].description matches'],
    ['01', { description: 'Obra', unitPrice: 1 }, 'lines[1].quantity required'],
    ['01', work(0, 1), 'lines[1].quantity zero'],
    ['01', work(1, 1, { quantity: '1,5' }), 'lines[1].quantity isDecimalValue'],
    ['01', work(1, 1, { quantity: 1e15 }), 'lines[1].quantity isDecimalValue'],
    ['01', { description: 'Obra', quantity: 1 }, 'lines[1].unitPrice required'],
    ['01', work(1, -1), 'lines[1].unitPrice isDecimalValue'],
    ['01', work(1, 0.0000001), 'lines[1].unitPrice isDecimalValue'],
    ['01', work(1, 1, { unitPrice: 'gratis' }), 'lines[1].unitPrice isDecimalValue'],
    ['01', work(1, 1, { discountPercent: 101 }), 'lines[1].discountPercent isDecimalValue'],
    ['01', work(1, 1, { tax: 'IVA21' }), 'lines[1].tax unknown'],
    ['01', work(1, 1, { tax: 15 }), 'lines[1].tax isString'],
    ['01', work(1, 1, { withholding: 'ISV15' }), 'lines[1].withholding unknown'],
    ['01', 'Obra', 'lines[1] nestedValidation'],
    ['01', null, 'lines[1] required'],
    ['103', { description: 'Obra', quantity: 1 }, 'lines[1].unitPrice required'],
    ['103', { productId: 999999999, quantity: 1, unitPrice: 1 }, 'lines[1].productId unknown'],
    ['103', work(0, 1), 'lines[1].quantity zero'],
    ['103', null, 'lines[1] required'],
  ])('of the type %s is refused by the names in its lines: %j', async (type, line, error) => {
    expect(await refused(type, { lines: [work(1, 1), line] })).toContain(error);
  });

  it.each([
    [{ quantity: 1 }, 'lines[0].position required'],
    [{ position: 2 }, 'lines[0].position unknown'],
    [{ position: 1, quantity: -1 }, 'lines[0].quantity isDecimalValue'],
    [{ position: 1, quantity: 2 }, 'lines[0].quantity more_than_left'],
    [null, 'lines[0] required'],
  ])('that takes back a line is refused by the names in it: %j', async (line, error) => {
    const { id: relatedDocumentId } = await documents.create('01');
    expect(await refused('06', { relatedDocumentId, lines: [line] })).toContain(error);
  });

  it('is not dated before what it follows: the sale of a note, the last one of its series', async () => {
    const dated = await Documents.open(world);
    const { id: relatedDocumentId } = await dated.create('01', { date: '2026-05-02' });
    for (const [type, values, error] of [
      ['06', { relatedDocumentId, lines: undefined }, 'date before_invoice'],
      ['07', { relatedDocumentId }, 'date before_invoice'],
      ['01', {}, 'date before_last_issued'],
    ] as const) {
      const answer = await dated.post(type, { ...values, date: '2026-05-01' });
      expect(abacoRefusal(answer)).toEqual([400, 'VALIDATION_ERROR', error]);
    }
  });

  it.each([
    ['01', 'draft', 'INVOICE_NOT_ISSUED'],
    ['06', 'confirmed', 'INVOICE_NOT_ISSUED'],
    ['07', 'confirmed', 'INVOICE_NOT_ISSUED'],
  ])('on a %s that is %s is no credit or debit note', async (related, status, code) => {
    const { id: relatedDocumentId } =
      status === 'draft' ? await documents.draft(related) : await documents.confirmed(related);
    for (const type of ['06', '07']) {
      const lines = type === '06' ? undefined : [work(1, 1)];
      const answer = await documents.post(type, { relatedDocumentId, lines });
      expect([answer.status, answer.body]).toEqual([409, { code, message: 'No es una factura emitida' }]);
    }
  });

  it('does not belong to a document of the other side, or of another company', async () => {
    const { id: bought } = await documents.create('103');
    const { id: sold } = await documents.create('01');
    const others = await Documents.open(world);
    const theirs = [(await others.create('01')).id, (await others.create('103')).id];
    for (const relatedDocumentId of [bought, ...theirs])
      for (const [type, lines] of [
        ['06', undefined],
        ['07', [work(1, 1)]],
      ] as const)
        expect(await refused(type, { relatedDocumentId, lines })).toEqual(['relatedDocumentId unknown']);
    for (const relatedDocumentId of [sold, ...theirs])
      for (const type of ['105', '106'])
        expect(await refused(type, { relatedDocumentId })).toEqual(['relatedDocumentId unknown']);
  });

  it('takes nothing of another company', async () => {
    const others = await Documents.open(world);
    const productId = await others.product();
    const lines = [{ productId, quantity: 1, unitPrice: 1 }];
    for (const type of ['01', '103']) {
      expect(await refused(type, { businessPartnerId: others.partnerId })).toEqual([
        'businessPartnerId unknown',
      ]);
      expect(await refused(type, { lines })).toEqual(['lines[0].productId unknown']);
    }
  });
});

describe('a change of a draft', () => {
  it.each([
    ['01', { businessPartnerId: 999999999 }, 'businessPartnerId unknown'],
    ['01', { businessPartnerId: null }, 'businessPartnerId unknown'],
    ['01', { dueDate: '2020-01-01' }, 'dueDate before_issued_on'],
    ['01', { lines: [] }, 'lines arrayMinSize'],
    ['01', { lines: [{ description: 'Obra', quantity: 1 }] }, 'lines[0].unitPrice required'],
    ['01', { lines: [null] }, 'lines[0] required'],
    ['103', { number: '' }, 'number required'],
    ['103', { number: null }, 'number required'],
    ['103', { relatedDocumentId: 1 }, 'relatedDocumentId not_a_note'],
    ['103', { lines: [{ description: 'Obra', quantity: 1 }] }, 'lines[0].unitPrice required'],
  ])('of the type %s is refused by the names of its fields: %j', async (type, changes, error) => {
    const draft = await documents.draft(type);
    const answer = await documents.caller.patch(`/documents/${draft.id}`, changes);
    const [status, code, ...errors] = abacoRefusal(answer);
    expect([status, code], answer.text).toEqual([400, 'VALIDATION_ERROR']);
    expect(errors).toContain(error);
    expect(await documents.read(draft.id)).toEqual(draft);
  });
});
