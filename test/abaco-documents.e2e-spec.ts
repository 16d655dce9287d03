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

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const today = () => dayIn('America/Tegucigalpa');

/** A line as the wire shows it. */
const shown = (position: number, values: object) => ({
  position,
  productId: null,
  description: 'Obra',
  discountPercent: 0,
  tax: null,
  withholding: null,
  ...values,
});

describe('a sales invoice (01)', () => {
  it('is issued as it is saved, with lines by product and by description, in numbers and camelCase', async () => {
    const productId = await documents.product({ name: 'Sierra', salePrice: 30.5, tax: 'ISV15' });
    const made = await documents.create('01', {
      lines: [{ productId, quantity: 2 }, work(1.5, 10, { discountPercent: 10, tax: 'ISV18' })],
      notes: 'Pago al contado',
      paymentMethod: 'cash',
      dueDate: '2999-12-31',
    });
    expect(made).toEqual({
      id: expect.any(Number),
      number: '000-001-01-00000001',
      type: '01',
      businessPartnerId: documents.partnerId,
      businessPartnerName: 'Ferretería Ana',
      businessPartnerTaxId: null,
      relatedDocumentId: null,
      seriesId: expect.any(Number),
      authorisation: null,
      date: today(),
      dueDate: '2999-12-31',
      currency: 'HNL',
      subtotal: 74.5,
      tax: 11.58,
      surcharge: 0,
      withholding: 0,
      total: 86.08,
      paid: 0,
      credited: 0,
      balance: 86.08,
      paymentMethod: 'cash',
      paymentStatus: 'unpaid',
      status: 'confirmed',
      notes: 'Pago al contado',
      lines: [
        shown(1, { productId, description: 'Sierra', quantity: 2, unitPrice: 30.5, tax: 'ISV15', total: 61 }),
        shown(2, { quantity: 1.5, unitPrice: 10, discountPercent: 10, tax: 'ISV18', total: 13.5 }),
      ],
      taxes: [
        { code: 'ISV15', rate: 15, base: 61, tax: 9.15, surcharge: 0 },
        { code: 'ISV18', rate: 18, base: 13.5, tax: 2.43, surcharge: 0 },
      ],
      createdAt: expect.stringMatching(TIME),
    });
    expect(await documents.read(made.id)).toEqual(made);
  });

  it('is exact: what the wire reads and writes as numbers is never counted as such', async () => {
    const lines = Array.from({ length: 3 }, () => work(0.1, 0.2, { tax: 'ISV15' }));
    const made = await documents.create('01', {
      lines: [...lines, work(1, 1.005), work(0.000001, 999999.5)],
    });
    expect([made.subtotal, made.tax, made.total]).toEqual([2.07, 0.01, 2.08]);
    expect(made.lines[4]).toMatchObject({ quantity: 0.000001, unitPrice: 999999.5, total: 1 });
  });

  it('reads numbers that come as texts, too', async () => {
    const lines = [{ description: 'Obra', quantity: '2', unitPrice: '10.50' }];
    expect((await documents.create('01', { lines })).total).toBe(21);
  });

  it('takes the price and the tax of its product, unless the line names others or none', async () => {
    const productId = await documents.product({ tax: 'ISV15' });
    const lines = [
      { productId, quantity: 1 },
      { productId, quantity: 1, unitPrice: 0, description: 'Regalo', tax: null },
    ];
    const made = await documents.create('01', { lines });
    expect(made.lines).toMatchObject([
      { description: 'Sierra', unitPrice: 30, tax: 'ISV15' },
      { description: 'Regalo', unitPrice: 0, tax: null },
    ]);
  });

  it('does not take a number of the client, which is that of its series', async () => {
    const made = await documents.create('01', {
      number: '000-001-01-99999999',
      id: 1,
      total: 1,
      companyId: 1,
    });
    expect([made.number, made.total]).toEqual(['000-001-01-00000001', 100]);
  });
});

describe('a purchase', () => {
  it.each(PURCHASES)('of the type %s is confirmed as it is saved', async (type) => {
    const productId = await documents.product();
    const values = {
      number: 'F-77',
      date: '2026-01-31',
      dueDate: '2026-03-01',
      notes: 'Sin factura original',
    };
    const lines = [{ productId, quantity: 2.5, unitPrice: 4, tax: 'ISV15' }];
    const made = await documents.create(type, { ...values, lines });
    expect(made).toEqual({
      ...values,
      id: expect.any(Number),
      type,
      status: 'confirmed',
      businessPartnerId: documents.partnerId,
      businessPartnerName: 'Ferretería Ana',
      businessPartnerTaxId: null,
      relatedDocumentId: null,
      currency: 'HNL',
      subtotal: 10,
      tax: 1.5,
      withholding: 0,
      total: 11.5,
      lines: [
        shown(1, { productId, description: 'Sierra', quantity: 2.5, unitPrice: 4, tax: 'ISV15', total: 10 }),
      ],
      taxes: [{ code: 'ISV15', rate: 15, base: 10, tax: 1.5 }],
      createdAt: expect.stringMatching(TIME),
    });
    expect(await documents.read(made.id)).toEqual(made);
    expect(await documents.stock(productId)).toBe(type === '105' ? 7.5 : 12.5);
  });

  it.each(['105', '106'])('note (%s) belongs to an invoice or import of the same supplier', async (type) => {
    const [bought, imported] = [await documents.create('103'), await documents.create('104')];
    for (const { id: relatedDocumentId } of [bought, imported])
      expect(await documents.create(type, { relatedDocumentId })).toMatchObject({ relatedDocumentId });
    const { id: other } = (await documents.caller.post('/business-partners', { name: 'Otro' })).body;
    const refused = await documents.post(type, { relatedDocumentId: bought.id, businessPartnerId: other });
    expect(abacoRefusal(refused)).toEqual([400, 'VALIDATION_ERROR', 'relatedDocumentId other_supplier']);
  });

  it('has a number once per supplier and type', async () => {
    const number = 'F-1';
    await documents.create('103', { number });
    const { status, body } = await documents.post('103', { number });
    expect([status, body]).toEqual([
      409,
      {
        code: 'CONFLICT',
        message: 'Contradice lo que ya está guardado',
        errors: [{ field: 'number', code: 'taken', message: 'number ya está en uso' }],
      },
    ]);
    await documents.create('104', { number });
  });
});
