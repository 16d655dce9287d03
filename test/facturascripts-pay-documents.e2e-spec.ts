import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTURA_CLIENTE, FACTURA_PROVEEDOR } from '../src/dialects/facturascripts/documents/kinds.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { FsBooks, LINE, refusal } from './support/fs-documents.js';
import { World } from './support/world.js';

let world: World;
let books: FsBooks;
beforeAll(async () => {
  world = await World.shared();
  books = await FsBooks.open(world);
});
afterAll(() => world.close());

describe.each([
  [FACTURA_CLIENTE, 'method-not-allowed', 'payments.create', 'reciboclientes'],
  [FACTURA_PROVEEDOR, 'Method not allowed', 'purchases.create', 'reciboproveedores'],
] as const)('pagar$name', (kind, otherMethods, grant, receipts) => {
  const pay = (id: unknown, fields: Record<string, string>) =>
    books.post(`pagar${kind.name}/${String(id)}`, fields);

  it('pays all that is owed, once, and its receipt says so', async () => {
    const { doc } = await books.create(kind);
    const id = doc.idfactura;
    const { status, body } = await pay(id, { pagada: '1', codpago: 'CONT' });
    expect([status, Object.keys(body), body.data.pagada]).toEqual([200, ['ok', 'data'], true]);
    const receipt = await books.get(`${receipts}/${id}`);
    expect(receipt).toMatchObject({ idfactura: id, importe: 242, pagado: true });
    const again = await pay(id, { pagada: '1' });
    expect([again.status, again.body.ok]).toEqual([200, 'No se han realizado cambios.']);
  });

  it('takes the payment back', async () => {
    const { doc } = await books.create(kind, { pagada: '1' });
    const { body } = await books.put(`pagar${kind.name}/${doc.idfactura}`, { pagada: '0' });
    expect(body.data.pagada).toBe(false);
    expect(await books.get(`${receipts}/${doc.idfactura}`)).toMatchObject({ pagado: false, fechapago: null });
  });

  it('is on the day that it names', async () => {
    const { doc } = await books.create(kind);
    await pay(doc.idfactura, { pagada: '1', fechapago: '30-11-2026' });
    expect((await books.get(`${receipts}/${doc.idfactura}`)).fechapago).toBe('30-11-2026');
    const other = (await books.create(kind)).doc.idfactura;
    expect(refusal(await pay(other, { pagada: '1', fechapago: '31-02-2026' }))).toEqual([
      400,
      'invalid-date',
    ]);
  });

  it('needs an invoice, and the word', async () => {
    const { doc } = await books.create(kind);
    expect(refusal(await pay(doc.idfactura, {}))).toEqual([400, 'missing-pagada-parameter']);
    expect(refusal(await pay(999_999, { pagada: '1' }))).toEqual([404, 'record-not-found']);
    expect(refusal(await books.post(`pagar${kind.name}`, {}))).toEqual([404, 'api-resource-invalid']);
    expect(refusal(await books.post(`pagar${kind.name}/`, {}))).toEqual([404, 'record-not-found']);
    expect(refusal(await books.caller.get(`/api/3/pagar${kind.name}/${doc.idfactura}`))).toEqual([
      405,
      otherMethods,
    ]);
  });

  it('pays once when asked many times at once', async () => {
    const { doc } = await books.create(kind);
    const answers = await Promise.all(Array.from({ length: 6 }, () => pay(doc.idfactura, { pagada: '1' })));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const payments = await books.get(
      `${kind === FACTURA_CLIENTE ? 'pagoclientes' : 'pagoproveedores'}?filter[idrecibo]=${doc.idfactura}`,
    );
    expect(payments).toMatchObject([{ importe: 242 }]);
  });

  it('opens with the grant of its own name or of what it writes', async () => {
    const { doc } = await books.create(kind);
    const by = async (permission: string) => {
      const caller = await fsCaller(world, books.company, { permissions: [permission] });
      return (await sendForm(caller, 'POST', `/api/3/pagar${kind.name}/${doc.idfactura}`, { pagada: '1' }))
        .status;
    };
    expect(await by('facturaclientes.read')).toBe(403);
    expect(await by(`pagar${kind.name}.create`)).toBe(200);
    expect(await by(grant)).toBe(200);
  });
});

describe('crearFacturaRectificativaCliente', () => {
  const refund = (fields: Record<string, string>) => books.post('crearFacturaRectificativaCliente', fields);

  it('takes back a whole invoice, in the series of credit notes', async () => {
    const { doc, lines } = await books.create(FACTURA_CLIENTE);
    const { status, body } = await refund({
      idfactura: String(doc.idfactura),
      fecha: doc.fecha,
      observaciones: 'All wrong',
    });
    expect(status).toBe(200);
    expect(body.doc).toMatchObject({
      idfacturarect: doc.idfactura,
      codigorect: doc.codigo,
      codserie: 'R',
      total: -242,
      observaciones: 'All wrong',
    });
    expect(body.lines).toMatchObject([{ cantidad: -2, idlinearect: lines[0].idlinea, pvptotal: -200 }]);
  });

  it('takes back quantities, and never more than there is', async () => {
    const { doc, lines } = await books.create(FACTURA_CLIENTE, {}, [LINE, { ...LINE, descripcion: 'Other' }]);
    const fields = { idfactura: String(doc.idfactura), fecha: doc.fecha };
    const one = await refund({
      ...fields,
      [`refund_${lines[1].idlinea}`]: '1.5',
      [`refund_${lines[0].idlinea}`]: '0',
    });
    expect(one.body.lines).toMatchObject([{ descripcion: 'Other', cantidad: -1.5 }]);
    const more = await refund({ ...fields, [`refund_${lines[1].idlinea}`]: '1' });
    expect(refusal(more)).toEqual([422, 'record-save-error']);
    const bad = await refund({ ...fields, [`refund_${lines[1].idlinea}`]: 'one' });
    expect(refusal(bad)).toEqual([400, 'Invalid quantity']);
  });

  it('issues a draft before it corrects it', async () => {
    const { doc } = await books.create(FACTURA_CLIENTE, { idestado: '10' });
    const { body } = await refund({ idfactura: String(doc.idfactura), fecha: doc.fecha });
    expect(body.doc.total).toBe(-242);
    expect((await books.get(`facturaclientes/${doc.idfactura}`)).editable).toBe(false);
  });

  it('needs an invoice that is none itself, and a day', async () => {
    const { doc } = await books.create(FACTURA_CLIENTE);
    const fields = { idfactura: String(doc.idfactura), fecha: doc.fecha };
    expect(refusal(await refund({ fecha: doc.fecha }))).toEqual([400, 'idfactura field is required']);
    expect(refusal(await refund({ idfactura: fields.idfactura }))).toEqual([400, 'fecha field is required']);
    expect(refusal(await refund({ ...fields, idfactura: '999999' }))).toEqual([404, 'record-not-found']);
    expect(refusal(await refund({ ...fields, fecha: '31-02-2026' }))).toEqual([400, 'invalid-date']);
    expect(refusal(await refund({ ...fields, codserie: 'NONE' }))).toEqual([422, 'record-save-error']);
    const note = await refund(fields);
    const twice = await refund({ ...fields, idfactura: String(note.body.doc.idfactura) });
    expect(refusal(twice)).toEqual([400, 'cant-refund-a-refund']);
    expect(refusal(await books.caller.get('/api/3/crearFacturaRectificativaCliente'))).toEqual([
      405,
      'Method not allowed',
    ]);
  });
});
