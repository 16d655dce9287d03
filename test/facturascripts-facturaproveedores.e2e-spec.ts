import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayIn, FAR_ZONE } from './support/books.js';
import { fsCaller } from './support/facturascripts.js';
import { FsPurchases } from './support/fs-purchases.js';
import { World } from './support/world.js';

let world: World;
let fs: FsPurchases;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (fs = await FsPurchases.open(world)));
afterAll(() => world.close());

const PATH = 'facturaproveedores';

describe('a purchase of ours', () => {
  it('is a supplier invoice of the original, with every column', async () => {
    const { id, number } = await fs.confirmed({
      issued_on: '2020-02-03',
      due_on: '2020-03-05',
      notes: 'As agreed',
      lines: [
        { description: 'A', quantity: '2', unit_price: '50', tax: 'IVA21', withholding: 'IRPF15' },
        { description: 'B', quantity: '1', unit_price: '10', tax: 'IVA10' },
      ],
    });
    expect(await fs.read(`${PATH}/${id}`)).toEqual({
      apartado: '',
      cifnif: 'B11111111',
      ciudad: '',
      codalmacen: 'ALG',
      coddivisa: 'EUR',
      codejercicio: '2020',
      codigo: `FP2020A-${id}`,
      codigorect: null,
      codpago: 'TRANS',
      codpais: null,
      codpostal: '',
      codproveedor: 'PR1',
      codserie: 'A',
      direccion: '',
      dtopor1: 0,
      dtopor2: 0,
      editable: false,
      fecha: '03-02-2020',
      fechadevengo: null,
      femail: null,
      hora: expect.stringMatching(/^\d{2}:\d{2}:\d{2}$/),
      idasiento: null,
      idempresa: fs.books.company.id,
      idestado: 22,
      idestado_ant: null,
      idfactura: id,
      idfacturarect: null,
      irpf: 15,
      neto: 110,
      netosindto: 110,
      nick: null,
      nombre: 'Proveedor Uno',
      numdocs: 0,
      numero: String(id),
      numproveedor: number,
      observaciones: 'As agreed',
      operacion: null,
      pagada: false,
      provincia: '',
      tasaconv: 1,
      total: 117,
      totaleuros: 117,
      totalirpf: 15,
      totaliva: 22,
      totalrecargo: 0,
      totalsuplidos: 0,
      vencida: true,
    });
  });

  it.each([
    ['draft', { draft: true }, { idestado: 21, editable: true }],
    ['confirmed', {}, { idestado: 22, editable: false }],
    ['cancelled', { draft: true }, { idestado: 22, editable: false }],
  ])('that is %s has the state of the original', async (state, values, expected) => {
    const { id } = await fs.confirmed(values);
    if (state === 'cancelled') await fs.step(id, 'cancel');
    expect(await fs.read(`${PATH}/${id}`)).toMatchObject(expected);
  });

  it('that is a credit note is negative, and says what it corrects', async () => {
    const corrected = await fs.confirmed();
    const note = await fs.confirmed({ kind: 'credit_note', corrects_id: corrected.id });
    expect(await fs.read(`${PATH}/${note.id}`)).toMatchObject({
      neto: -100,
      netosindto: -100,
      totaliva: -21,
      total: -121,
      totaleuros: -121,
      idfacturarect: corrected.id,
      codigorect: (await fs.read(`${PATH}/${corrected.id}`)).codigo,
    });
    const [line] = await fs.read(`lineafacturaproveedores?filter[idfactura]=${note.id}`);
    expect(line).toMatchObject({ cantidad: -2, pvpunitario: 50, pvpsindto: -100, pvptotal: -100 });
  });

  it('is found and ordered by columns that are worked out', async () => {
    const small = await fs.confirmed();
    const large = await fs.confirmed({ draft: true, issued_on: '2020-02-03' });
    await fs.line(large.id);
    const idsOf = async (query: string) =>
      (await fs.read(`${PATH}?${query}`)).map((each: { idfactura: number }) => each.idfactura);
    expect(await idsOf('filter[total_gt]=121')).toEqual([large.id]);
    expect(await idsOf('filter[total]=121&filter[editable]=0')).toEqual([small.id]);
    expect(await idsOf('filter[codproveedor]=PR1&filter[codejercicio]=1999')).toEqual([]);
    expect(await idsOf(`filter[codigo]=FP2020A-${large.id}&filter[fecha_lt]=04-02-2020`)).toEqual([large.id]);
    expect(await idsOf('filter[pagada]=0&sort[totaleuros]=DESC')).toEqual([large.id, small.id]);
    expect(await idsOf('filter[codigorect_null]=&filter[nombre_like]=uno&sort[idfactura]=DESC')).toEqual([
      large.id,
      small.id,
    ]);
  });

  it.each([
    ['2', 60.5],
    ['0.5', 242],
    ['0', 121],
    ['-3', 121],
    ['1e-300', 121],
    ['1e300', 121],
    ['null', 121],
  ])('at the rate %s comes to %d euros', async (tasaconv, totaleuros) => {
    const { id } = await fs.confirmed();
    await fs.write('PUT', `${PATH}/${id}`, { tasaconv });
    expect(await fs.read(`${PATH}/${id}`)).toMatchObject({ total: 121, totaleuros });
    expect(await fs.read(`${PATH}?filter[totaleuros]=${totaleuros}`)).toHaveLength(1);
  });

  it('is overdue from its day of payment on, where the company is', async () => {
    const far = await FsPurchases.open(world, { timezone: FAR_ZONE });
    const due = async (days: number) => {
      const { id } = await far.confirmed({ issued_on: dayIn(FAR_ZONE, -9), due_on: dayIn(FAR_ZONE, days) });
      return (await far.read(`${PATH}/${id}`)).vencida;
    };
    expect([await due(-1), await due(0), await due(1)]).toEqual([true, true, false]);
  });
});

describe('access to supplier invoices', () => {
  it('shows nothing of another company', async () => {
    const { id } = await fs.confirmed();
    const other = await FsPurchases.open(world);
    expect(await other.read(PATH)).toEqual([]);
    const path = `/api/3/${PATH}/${id}`;
    const form = await other.send('PUT', `${PATH}/${id}`, { nick: 'x' });
    const answers = [await other.caller.get(path), form, await other.caller.delete(path)];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const corrected = { codproveedor: 'PR1', idfacturarect: String(id) };
    expect((await other.send('POST', PATH, corrected)).status).toBe(400);
  });

  it('is as the grant on purchases says', async () => {
    const { id } = await fs.confirmed();
    const reader = await fsCaller(world, fs.books.company, { permissions: ['purchases.read'] });
    const stranger = await fsCaller(world, fs.books.company, {
      permissions: ['invoices.*', 'reciboproveedores.*'],
    });
    expect((await reader.get(`/api/3/${PATH}/${id}`)).status).toBe(200);
    expect((await reader.put(`/api/3/${PATH}/${id}`, { nick: 'x' })).status).toBe(403);
    expect((await stranger.get(`/api/3/${PATH}/${id}`)).status).toBe(403);
  });
});
