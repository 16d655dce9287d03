import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { FsPurchases } from './support/fs-purchases.js';
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

const linesOf = async (id: number) => fs.read(`${PATH}?filter[idfactura]=${id}&sort[idlinea]=ASC`);
const idsOf = async (id: number) => (await linesOf(id)).map((line: { idlinea: number }) => line.idlinea);

describe('a line of a draft', () => {
  it('has every column of the original, and moves the totals of its invoice', async () => {
    const { idlinea } = await fs.line(draft, { irpf: '15' });
    expect(await fs.read(`${PATH}/${idlinea}`)).toEqual({
      actualizastock: 1,
      cantidad: 2,
      codimpuesto: 'IVA21',
      descripcion: 'Madera',
      dtopor: 0,
      dtopor2: 0,
      excepcioniva: null,
      idfactura: draft,
      idlinea,
      idlinearect: null,
      idproducto: null,
      irpf: 15,
      iva: 21,
      orden: 1,
      pvpsindto: 100,
      pvptotal: 100,
      pvpunitario: 50,
      recargo: 0,
      referencia: null,
      servido: 0,
      suplido: false,
    });
    const totals = { neto: 100, totaliva: 21, totalirpf: 15, total: 106, irpf: 15 };
    expect(await fs.read(`facturaproveedores/${draft}`)).toMatchObject(totals);
    expect(await fs.ours(draft)).toMatchObject({
      total: '106.00',
      lines: [{ quantity: '2', unit_price: '50', tax_code: 'IVA21', withholding_code: 'IRPF15' }],
    });
  });

  it('is taken from its product, which moves when the invoice is locked', async () => {
    const product = await fs.purchases.product({ code: 'SAW', name: 'Saw' });
    const sent = { idfactura: String(draft), referencia: 'SAW', cantidad: '3', pvpunitario: '7.5' };
    const line = await fs.write('POST', PATH, sent);
    expect(line).toMatchObject({ idproducto: product, descripcion: 'Saw', pvptotal: 22.5 });
    const byId = await fs.write('POST', PATH, { idfactura: String(draft), idproducto: String(product) });
    expect(byId).toMatchObject({ referencia: 'SAW', cantidad: 1 });
    await fs.step(draft, 'confirm');
    expect(await fs.purchases.stock(product)).toBe('14');
  });

  it('keeps a reference that no product has', async () => {
    const { idlinea } = await fs.line(draft, { referencia: 'FREE-1' });
    expect(await fs.read(`${PATH}/${idlinea}`)).toMatchObject({ referencia: 'FREE-1', idproducto: null });
  });

  it.each([
    [{ codimpuesto: 'IVA10' }, { codimpuesto: 'IVA10', iva: 10 }],
    [
      { codimpuesto: 'IVA10', iva: '10' },
      { codimpuesto: 'IVA10', iva: 10 },
    ],
    [{ codimpuesto: 'null' }, { codimpuesto: null, iva: 0 }],
    [{ codimpuesto: '' }, { codimpuesto: null, iva: 0 }],
    [{ iva: '4' }, { codimpuesto: 'IVA4', iva: 4 }],
    [{ iva: '0' }, { codimpuesto: null, iva: 0 }],
    [{}, { codimpuesto: null, iva: 0 }],
  ])('with the tax %j reads %j', async (tax, expected) => {
    const sent = { idfactura: String(draft), pvpunitario: '10', ...(tax as Record<string, string>) };
    const { idlinea } = await fs.write('POST', PATH, sent);
    expect(await fs.read(`${PATH}/${idlinea}`)).toMatchObject(expected);
  });

  it.each([
    ['two discounts', { dtopor: '10', dtopor2: '5' }, { pvpsindto: 100, pvptotal: 85.5 }, '85.50'],
    ['discounts of many digits', { dtopor: '12.3456', dtopor2: '6.789' }, { dtopor: 12.3456 }, '81.70'],
    ['a negative quantity', { cantidad: '-2' }, { cantidad: -2, pvptotal: -100 }, '-100.00'],
    [
      'a negative price',
      { pvpunitario: '-50' },
      { cantidad: 2, pvpunitario: -50, pvptotal: -100 },
      '-100.00',
    ],
    ['no quantity', { cantidad: '0' }, { cantidad: 0, pvpunitario: 50, pvptotal: 0 }, '0.00'],
    [
      'more digits than we hold',
      { cantidad: '0.33333333', pvpunitario: '3' },
      { cantidad: 0.333_333_33 },
      '1.00',
    ],
  ])('of %s is read as it was sent', async (_, fields, expected, net) => {
    await fs.line(draft, { cantidad: '10', pvpunitario: '100' });
    const { idlinea } = await fs.line(draft, fields);
    expect(await fs.read(`${PATH}/${idlinea}`)).toMatchObject(expected);
    expect((await fs.ours(draft)).lines[1].net).toBe(net);
  });

  it('that is a remark about a product moves no stock of it', async () => {
    const product = await fs.purchases.product({ code: 'SAW' });
    const { idlinea } = await fs.line(draft, { referencia: 'SAW', cantidad: '0' });
    expect(await fs.read(`${PATH}/${idlinea}`)).toMatchObject({ referencia: 'SAW', cantidad: 0 });
    await fs.step(draft, 'confirm');
    expect(await fs.purchases.stock(product)).toBe('10');
  });

  it.each([
    [{ idfactura: '' }, 'idfactura no es un valor que esta columna admita'],
    [{ idfactura: 'null' }, 'idfactura es obligatorio'],
    [{ idfactura: '999999' }, 'idfactura no corresponde a ningún registro'],
    [{ codimpuesto: 'NONE' }, 'codimpuesto no corresponde a ningún registro'],
    [{ codimpuesto: 'IRPF15' }, 'codimpuesto no corresponde a ningún registro'],
    [{ codimpuesto: 'IVA21', iva: '10' }, 'iva no es el porcentaje de ese impuesto'],
    [{ codimpuesto: '', iva: '10' }, 'iva no es el porcentaje de ese impuesto'],
    [{ irpf: '3' }, 'irpf no corresponde a ningún registro'],
    [{ recargo: '5.2' }, 'recargo no se puede cambiar'],
    [{ idproducto: '999999' }, 'idproducto no corresponde a ningún registro'],
    [{ cantidad: '1e12' }, 'cantidad debe ser un número decimal dentro de los límites'],
    [{ pvpunitario: '1e300' }, 'pvpunitario debe ser un número decimal dentro de los límites'],
    [{ dtopor: '101' }, 'dtopor debe ser un número decimal dentro de los límites'],
  ])('is refused as %j', async (fields, reason) => {
    const sent = { idfactura: String(draft), pvpunitario: '5', ...(fields as Record<string, string>) };
    expect(await fs.refused('POST', PATH, sent)).toEqual([400, reason]);
    expect(await linesOf(draft)).toEqual([]);
  });

  it('that takes off more than there is, is refused', async () => {
    const [status] = await fs.refused('POST', PATH, {
      idfactura: String(draft),
      cantidad: '-1',
      pvpunitario: '5',
    });
    expect(status).toBe(400);
  });
});

describe('access to lines', () => {
  it('shows nothing of another company, and takes no line for its invoices', async () => {
    const { idlinea } = await fs.line(draft);
    const other = await FsPurchases.open(world);
    const path = `${PATH}/${idlinea}`;
    expect(await other.read(PATH)).toEqual([]);
    const answers = [
      await other.caller.get(`/api/3/${path}`),
      await other.send('PUT', path, { cantidad: '9' }),
      await other.caller.delete(`/api/3/${path}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const added = await other.refused('POST', PATH, { idfactura: String(draft), pvpunitario: '1' });
    expect(added).toEqual([400, 'idfactura no corresponde a ningún registro']);
    expect(await idsOf(draft)).toEqual([idlinea]);
  });

  it('is opened by a grant on purchases or on lines alone', async () => {
    const { idlinea } = await fs.line(draft);
    const path = `/api/3/${PATH}/${idlinea}`;
    const statuses: number[] = [];
    for (const permission of [
      'purchases.read',
      `${PATH}.read`,
      'lineafacturaclientes.read',
      `${PATH}.create`,
    ]) {
      const caller = await fsCaller(world, fs.books.company, { permissions: [permission] });
      statuses.push((await caller.get(path)).status);
    }
    expect(statuses).toEqual([200, 200, 403, 403]);
  });
});
