import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayIn } from './support/books.js';
import { fsCaller } from './support/facturascripts.js';
import { FsPurchases, refusalOf } from './support/fs-purchases.js';
import { World } from './support/world.js';

let world: World;
let fs: FsPurchases;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (fs = await FsPurchases.open(world)));
afterAll(() => world.close());

const PATH = 'reciboproveedores';
const PAYMENTS = 'pagoproveedores';

const spanish = (day: string) => day.split('-').toReversed().join('-');
const today = () => spanish(dayIn('Europe/Madrid'));

describe('the receipt of a purchase', () => {
  it('has every column of the original', async () => {
    const { id } = await fs.confirmed({ issued_on: '2020-02-03', due_on: '2020-03-05' });
    expect(await fs.read(`${PATH}/${id}`)).toEqual({
      coddivisa: 'EUR',
      codigofactura: `FP2020A-${id}`,
      codpago: 'TRANS',
      codproveedor: 'PR1',
      fecha: '03-02-2020',
      fechapago: null,
      idempresa: fs.books.company.id,
      idfactura: id,
      idrecibo: id,
      importe: 121,
      liquidado: 0,
      nick: null,
      numero: 1,
      observaciones: null,
      pagado: false,
      vencido: true,
      vencimiento: '05-03-2020',
    });
  });

  it('is there while the purchase is confirmed', async () => {
    const { id } = await fs.confirmed({ draft: true });
    expect(await fs.read(PATH)).toEqual([]);
    await fs.step(id, 'confirm');
    expect((await fs.read(PATH)).map(({ idrecibo }: { idrecibo: number }) => idrecibo)).toEqual([id]);
    await fs.step(id, 'unconfirm');
    expect(await fs.read(PATH)).toEqual([]);
    expect((await fs.caller.get(`/api/3/${PATH}/${id}`)).status).toBe(404);
  });

  it('is neither made nor deleted by itself', async () => {
    const { id } = await fs.confirmed();
    const reason = 'idrecibo se crea y se elimina con su documento';
    expect(await fs.refused('POST', PATH, { codproveedor: 'PR1', importe: '5' })).toEqual([400, reason]);
    expect(refusalOf(await fs.caller.delete(`/api/3/${PATH}/${id}`))).toEqual([400, reason]);
    expect(await fs.read(PATH)).toHaveLength(1);
  });

  it('is due when it says, and so is its invoice', async () => {
    const { id } = await fs.confirmed({ issued_on: '2026-02-03' });
    await fs.write('PUT', `${PATH}/${id}`, { vencimiento: '31-12-2999', observaciones: 'later', nick: 'me' });
    expect(await fs.read(`${PATH}/${id}`)).toMatchObject({
      vencimiento: '31-12-2999',
      vencido: false,
      observaciones: 'later',
      nick: 'me',
    });
    expect((await fs.read(`facturaproveedores/${id}`)).vencida).toBe(false);
    expect((await fs.ours(id)).due_on).toBe('2026-02-03');
  });

  it.each([
    ['importe', '5'],
    ['codproveedor', 'PR2'],
    ['coddivisa', 'USD'],
    ['idfactura', '5'],
    ['codigofactura', 'X'],
    ['idempresa', '99999'],
    ['vencido', '1'],
  ])('refuses another %s', async (column, value) => {
    const { id } = await fs.confirmed({ due_on: '2999-01-01' });
    const refused = await fs.refused('PUT', `${PATH}/${id}`, { [column]: value });
    expect(refused).toEqual([400, `${column} no se puede cambiar`]);
  });

  it('is found by columns that are worked out', async () => {
    const [paid, owed] = [await fs.confirmed(), await fs.confirmed({ kind: 'credit_note' })];
    await fs.write('PUT', `${PATH}/${paid.id}`, { pagado: '1' });
    const idsOf = async (query: string) =>
      (await fs.read(`${PATH}?${query}`)).map(({ idrecibo }: { idrecibo: number }) => idrecibo);
    expect(await idsOf('filter[pagado]=1')).toEqual([paid.id]);
    expect(await idsOf('filter[pagado]=0&filter[importe]=-121')).toEqual([owed.id]);
    expect(await idsOf(`filter[fechapago]=${today()}`)).toEqual([paid.id]);
    expect(await idsOf('filter[vencido]=1&sort[importe]=ASC')).toEqual([owed.id]);
    expect(await idsOf('filter[codproveedor]=PR1&sort[importe]=ASC')).toEqual([owed.id, paid.id]);
  });
});

describe('access to receipts and payments', () => {
  it('shows nothing of another company', async () => {
    const { id } = await fs.confirmed();
    await fs.write('PUT', `${PATH}/${id}`, { pagado: '1' });
    const other = await FsPurchases.open(world);
    expect([await other.read(PATH), await other.read(PAYMENTS)]).toEqual([[], []]);
    const answers = [
      await other.caller.get(`/api/3/${PATH}/${id}`),
      await other.send('PUT', `${PATH}/${id}`, { pagado: '0' }),
      await other.caller.delete(`/api/3/${PATH}/${id}`),
      await other.caller.get(`/api/3/${PAYMENTS}/1`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await fs.read(`${PATH}/${id}`)).pagado).toBe(true);
  });

  it.each([PATH, PAYMENTS])('is opened by a grant on purchases or on %s alone', async (name) => {
    const statuses: number[] = [];
    for (const permission of ['purchases.read', `${name}.read`, 'payments.read', `${name}.update`]) {
      const caller = await fsCaller(world, fs.books.company, { permissions: [permission] });
      statuses.push((await caller.get(`/api/3/${name}`)).status);
    }
    expect(statuses).toEqual([200, 200, 403, 403]);
  });
});
