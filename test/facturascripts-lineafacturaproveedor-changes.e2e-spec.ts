import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FsPurchases, refusalOf } from './support/fs-purchases.js';
import { World } from './support/world.js';

let world: World;
let fs: FsPurchases;
let draft: number;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  fs = await FsPurchases.open(world);
  draft = (await fs.header()).idfactura;
});
afterAll(() => world.close());

const PATH = 'lineafacturaproveedores';
const NOT_DRAFT =
  'Solo se puede cambiar, confirmar o eliminar un borrador; desconfirme o anule lo confirmado';

const linesOf = async (id: number) => fs.read(`${PATH}?filter[idfactura]=${id}&sort[idlinea]=ASC`);
const idsOf = async (id: number) => (await linesOf(id)).map((line: { idlinea: number }) => line.idlinea);

describe('the lines of a draft', () => {
  it('keep their ids and what is kept beside them while one changes, goes or comes', async () => {
    const [a, b, c] = [
      await fs.line(draft, { orden: '30' }),
      await fs.line(draft, { orden: '20', servido: '2' }),
      await fs.line(draft, { orden: '10', excepcioniva: 'ES_20' }),
    ];
    const kept = await fs.read(`${PATH}/${c.idlinea}`);
    await fs.write('PUT', `${PATH}/${a.idlinea}`, { cantidad: '5', descripcion: 'Other' });
    expect((await fs.caller.delete(`/api/3/${PATH}/${b.idlinea}`)).status).toBe(200);
    const d = await fs.line(draft);
    expect(await idsOf(draft)).toEqual([a.idlinea, c.idlinea, d.idlinea]);
    expect(await fs.read(`${PATH}/${c.idlinea}`)).toEqual(kept);
    expect(await fs.read(`${PATH}/${a.idlinea}`)).toMatchObject({
      cantidad: 5,
      descripcion: 'Other',
      orden: 30,
    });
    expect((await fs.caller.get(`/api/3/${PATH}/${b.idlinea}`)).status).toBe(404);
    expect(await fs.read(`facturaproveedores/${draft}`)).toMatchObject({ neto: 450 });
  });

  it('change in what is named alone', async () => {
    const { idlinea } = await fs.line(draft, { dtopor: '10', irpf: '7', referencia: 'FREE' });
    const before = await fs.read(`${PATH}/${idlinea}`);
    await fs.write('PUT', `${PATH}/${idlinea}`, { dtopor2: '50' });
    expect(await fs.read(`${PATH}/${idlinea}`)).toEqual({ ...before, dtopor2: 50, pvptotal: 45 });
    await fs.write('PUT', `${PATH}/${idlinea}`, { iva: '4' });
    await fs.write('PUT', `${PATH}/${idlinea}`, { suplido: '0', irpf: '0' });
    expect(await fs.read(`${PATH}/${idlinea}`)).toEqual({
      ...before,
      dtopor2: 50,
      pvptotal: 45,
      iva: 4,
      codimpuesto: 'IVA4',
      irpf: 0,
    });
  });

  it('may be sent back as they were read, and those of our own API too', async () => {
    const { id } = await fs.confirmed({
      draft: true,
      lines: [{ description: 'A', quantity: '3', unit_price: '10', discount_percent: '20', tax: 'IVA10' }],
    });
    const [line] = await linesOf(id);
    const { status } = await fs.caller.put(`/api/3/${PATH}/${line.idlinea}`, { ...line, dtopor2: 50 });
    expect(status).toBe(200);
    expect(await linesOf(id)).toEqual([{ ...line, dtopor2: 50, pvptotal: 12 }]);
    expect((await fs.ours(id)).subtotal).toBe('12.00');
  });

  it('take another product by its reference, and none by an empty one', async () => {
    const saw = await fs.purchases.product({ code: 'SAW' });
    const axe = await fs.purchases.product({ code: 'AXE' });
    const { idlinea } = await fs.line(draft, { referencia: 'SAW' });
    const path = `${PATH}/${idlinea}`;
    expect((await fs.read(path)).idproducto).toBe(saw);
    await fs.write('PUT', path, { referencia: 'AXE' });
    expect(await fs.read(path)).toMatchObject({ referencia: 'AXE', idproducto: axe, descripcion: 'Madera' });
    await fs.write('PUT', path, { idproducto: String(saw) });
    expect(await fs.read(path)).toMatchObject({ referencia: 'SAW', idproducto: saw });
    await fs.write('PUT', path, { referencia: 'null' });
    expect(await fs.read(path)).toMatchObject({ referencia: null, idproducto: null });
  });

  it('all stay of many that are added at once', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => fs.line(draft)));
    expect(await idsOf(draft)).toEqual(made.map(({ idlinea }) => idlinea).toSorted((a, b) => a - b));
    expect(await fs.read(`facturaproveedores/${draft}`)).toMatchObject({ neto: 1000, total: 1210 });
  });

  it('may all go, and no more than 500 come', async () => {
    const { idlinea } = await fs.line(draft);
    expect((await fs.caller.delete(`/api/3/${PATH}/${idlinea}`)).status).toBe(200);
    expect(await fs.read(`facturaproveedores/${draft}`)).toMatchObject({ neto: 0, total: 0 });
    const lines = Array.from({ length: 500 }, () => ({ description: 'A', quantity: '1', unit_price: '1' }));
    const { id } = await fs.confirmed({ draft: true, lines });
    const more = await fs.refused('POST', PATH, { idfactura: String(id), pvpunitario: '1' });
    expect(more).toEqual([400, 'idfactura tiene demasiados elementos']);
  });

  it('stay when their invoice changes at the same time', async () => {
    const change = (number: number) =>
      fs.write('PUT', `facturaproveedores/${draft}`, { observaciones: String(number) });
    await Promise.all([1, 2, 3].flatMap((number) => [fs.line(draft), change(number)]));
    expect(await linesOf(draft)).toHaveLength(3);
    expect(await fs.read(`facturaproveedores/${draft}`)).toMatchObject({ neto: 300 });
  });

  it('do not move to another invoice', async () => {
    const { idlinea } = await fs.line(draft);
    const other = await fs.header();
    const moved = await fs.refused('PUT', `${PATH}/${idlinea}`, { idfactura: String(other.idfactura) });
    expect(moved).toEqual([400, 'idfactura no se puede cambiar']);
  });

  it('of a credit note are written and read negative', async () => {
    const { id } = await fs.confirmed();
    const note = await fs.header({ idfacturarect: String(id) });
    const { idlinea } = await fs.line(note.idfactura, { cantidad: '-2' });
    await fs.write('PUT', `${PATH}/${idlinea}`, { cantidad: '-1' });
    expect(await fs.read(`${PATH}/${idlinea}`)).toMatchObject({ cantidad: -1, pvptotal: -50 });
    expect((await fs.ours(note.idfactura)).lines).toMatchObject([{ quantity: '1', net: '50.00' }]);
  });

  it('are found by columns that are worked out', async () => {
    const product = await fs.purchases.product({ code: 'SAW' });
    const a = await fs.line(draft, { referencia: 'SAW', dtopor: '50' });
    const b = await fs.line(draft, { descripcion: 'Otra cosa', iva: '4', codimpuesto: 'IVA4' });
    for (const [query, expected] of [
      ['filter[pvptotal_lt]=51', [a.idlinea]],
      ['filter[referencia]=SAW', [a.idlinea]],
      [`filter[idproducto]=${product}`, [a.idlinea]],
      ['filter[iva]=4&filter[recargo]=0', [b.idlinea]],
      ['filter[descripcion_like]=otra', [b.idlinea]],
      [`filter[idfactura]=${draft}&sort[pvptotal]=DESC`, [b.idlinea, a.idlinea]],
    ] as const)
      expect([
        query,
        (await fs.read(`${PATH}?${query}`)).map((line: { idlinea: number }) => line.idlinea),
      ]).toEqual([query, expected]);
  });
});

describe('a line of a confirmed purchase', () => {
  it('is not added, changed or deleted', async () => {
    const { id } = await fs.confirmed();
    const [line] = await linesOf(id);
    const before = await fs.read(`facturaproveedores/${id}`);
    const path = `${PATH}/${line.idlinea}`;
    expect(await fs.refused('POST', PATH, { idfactura: String(id), pvpunitario: '1' })).toEqual([
      400,
      NOT_DRAFT,
    ]);
    expect(await fs.refused('PUT', path, { cantidad: '9' })).toEqual([400, NOT_DRAFT]);
    expect(await fs.refused('PUT', path, { servido: '9' })).toEqual([400, NOT_DRAFT]);
    expect(refusalOf(await fs.caller.delete(`/api/3/${path}`))).toEqual([400, NOT_DRAFT]);
    expect(await linesOf(id)).toEqual([line]);
    expect(await fs.read(`facturaproveedores/${id}`)).toEqual(before);
  });
});
