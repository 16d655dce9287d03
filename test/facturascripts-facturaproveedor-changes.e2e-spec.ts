import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FsPurchases, refusalOf } from './support/fs-purchases.js';
import { World } from './support/world.js';

let world: World;
let fs: FsPurchases;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (fs = await FsPurchases.open(world)));
afterAll(() => world.close());

const PATH = 'facturaproveedores';
const NOT_DRAFT =
  'Solo se puede cambiar, confirmar o eliminar un borrador; desconfirme o anule lo confirmado';

describe('a draft', () => {
  it('changes, and keeps its lines, their ids and what is kept beside them', async () => {
    const { idfactura, codigo } = await fs.header({ numproveedor: 'N-1' });
    const line = await fs.line(idfactura, { orden: '7', servido: '1' });
    const before = await fs.read(`lineafacturaproveedores/${line.idlinea}`);
    const other = await fs.books.client({ name: 'Otro', supplier: true, supplier_code: 'PR2' });
    await fs.write('PUT', `${PATH}/${idfactura}`, {
      codproveedor: 'PR2',
      fecha: '2025-12-31',
      observaciones: 'new',
      numproveedor: '',
    });
    expect(await fs.read(`${PATH}/${idfactura}`)).toMatchObject({
      codproveedor: 'PR2',
      nombre: 'Otro',
      cifnif: '',
      fecha: '31-12-2025',
      codejercicio: '2025',
      numproveedor: null,
      codigo,
      total: 121,
    });
    expect(await fs.ours(idfactura)).toMatchObject({ client_id: other.id, number: codigo, notes: 'new' });
    expect(await fs.read(`lineafacturaproveedores/${line.idlinea}`)).toEqual(before);
  });

  it('may be sent back as it was read', async () => {
    const { idfactura } = await fs.header({ nombre: 'Otro nombre' });
    await fs.line(idfactura);
    const record = await fs.read(`${PATH}/${idfactura}`);
    const { status } = await fs.caller.put(`/api/3/${PATH}/${idfactura}`, { ...record, observaciones: 'x' });
    expect(status).toBe(200);
    expect(await fs.read(`${PATH}/${idfactura}`)).toEqual({ ...record, observaciones: 'x' });
  });

  it.each([
    ['neto', '5'],
    ['total', '5'],
    ['totaliva', '5'],
    ['coddivisa', 'USD'],
    ['codejercicio', '1999'],
    ['editable', '0'],
    ['idempresa', '1'],
  ])('refuses another %s than what is worked out', async (column, value) => {
    const { idfactura } = await fs.header();
    expect(await fs.refused('PUT', `${PATH}/${idfactura}`, { [column]: value })).toEqual([
      400,
      `${column} no se puede cambiar`,
    ]);
  });

  it('is confirmed by its state, and is a draft again by it; stock follows', async () => {
    const product = await fs.purchases.product({ code: 'SAW' });
    const { idfactura } = await fs.header();
    await fs.line(idfactura, { referencia: 'SAW', cantidad: '3' });
    expect(await fs.purchases.stock(product)).toBe('10');

    await fs.write('PUT', `${PATH}/${idfactura}`, { idestado: '22', observaciones: 'with it' });
    expect(await fs.ours(idfactura)).toMatchObject({ state: 'confirmed', notes: 'with it' });
    expect(await fs.purchases.stock(product)).toBe('13');

    await fs.write('PUT', `${PATH}/${idfactura}`, { idestado: '21', observaciones: 'again' });
    expect(await fs.ours(idfactura)).toMatchObject({ state: 'draft', notes: 'again' });
    expect(await fs.purchases.stock(product)).toBe('10');
  });

  it('is deleted with all that was kept of it', async () => {
    const { idfactura } = await fs.header({ nick: 'admin' });
    const line = await fs.line(idfactura, { servido: '1' });
    expect((await fs.caller.delete(`/api/3/${PATH}/${idfactura}`)).status).toBe(200);
    expect((await fs.caller.get(`/api/3/${PATH}/${idfactura}`)).status).toBe(404);
    expect((await fs.caller.get(`/api/3/lineafacturaproveedores/${line.idlinea}`)).status).toBe(404);
  });
});

describe('a confirmed purchase', () => {
  it.each(['codproveedor', 'nombre', 'numproveedor', 'observaciones', 'cifnif'])(
    'refuses another %s',
    async (column) => {
      const { id } = await fs.confirmed();
      const record = await fs.read(`${PATH}/${id}`);
      expect(await fs.refused('PUT', `${PATH}/${id}`, { [column]: 'X' })).toEqual([400, NOT_DRAFT]);
      expect(await fs.read(`${PATH}/${id}`)).toEqual(record);
    },
  );

  it('takes what only the original has, and what does not change it', async () => {
    const { id } = await fs.confirmed();
    const record = await fs.read(`${PATH}/${id}`);
    const { status } = await fs.caller.put(`/api/3/${PATH}/${id}`, {
      ...record,
      femail: '01-02-2026',
      numdocs: 3,
    });
    expect(status).toBe(200);
    expect(await fs.read(`${PATH}/${id}`)).toEqual({ ...record, femail: '01-02-2026', numdocs: 3 });
  });

  it('is not deleted, and one that was cancelled is', async () => {
    const { id } = await fs.confirmed({ kind: 'debit_note' });
    expect(refusalOf(await fs.caller.delete(`/api/3/${PATH}/${id}`))).toEqual([400, NOT_DRAFT]);
    await fs.step(id, 'cancel');
    expect((await fs.caller.delete(`/api/3/${PATH}/${id}`)).status).toBe(200);
    expect((await fs.caller.get(`/api/3/${PATH}/${id}`)).status).toBe(404);
  });

  it('becomes a draft again only where our purchases let it', async () => {
    const note = await fs.confirmed({ kind: 'debit_note' });
    const cancelled = await fs.confirmed({ draft: true });
    await fs.step(cancelled.id, 'cancel');
    for (const [id, reason] of [
      [note.id, 'Solo se puede desconfirmar una factura de compra; una nota o una importación se anula'],
      [cancelled.id, 'Esta compra no está confirmada'],
    ])
      expect(await fs.refused('PUT', `${PATH}/${id}`, { idestado: '21' })).toEqual([400, reason]);
  });

  it('refuses a way of payment that the company does not have', async () => {
    const { id } = await fs.confirmed();
    const reason = 'codpago no corresponde a ningún registro';
    expect(await fs.refused('PUT', `${PATH}/${id}`, { codpago: 'NONE' })).toEqual([400, reason]);
    await fs.write('PUT', `${PATH}/${id}`, { codpago: 'CONT' });
    expect((await fs.read(`reciboproveedores/${id}`)).codpago).toBe('CONT');
  });
});
