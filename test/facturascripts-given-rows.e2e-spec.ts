import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const anew = async (country = 'ES') => {
  company = await world.company({ country });
  caller = await fsCaller(world, company);
};
const count = async (resource: string, by = caller) =>
  Number((await by.get(`/api/3/${resource}?limit=1`)).headers.get('x-total-count'));
const EUR = {
  coddivisa: 'EUR',
  codiso: '978',
  descripcion: 'EURO',
  simbolo: '€',
  tasaconv: 1,
  tasaconvcompra: 1,
};

describe('a new company', () => {
  it.each([
    ['pais', 250, 250],
    ['divisas', 25, 25],
    ['estadodocumentos', 27, 27],
    ['diarios', 4, 4],
    ['almacenes', 1, 1],
    ['identificadorfiscales', 6, 0],
    ['formatodocumentos', 3, 0],
    ['cuentaespeciales', 38, 0],
    ['familias', 1, 0],
    ['agentes', 0, 0],
  ])('has the rows of a fresh installation: %s (%i in Spain, %i elsewhere)', async (resource, ES, PT) => {
    for (const [country, rows] of Object.entries({ ES, PT })) {
      await anew(country);
      expect([country, await count(resource)]).toEqual([country, rows]);
    }
  });

  it('has them as the original shows them, with its own number where they name a company', async () => {
    await anew();
    expect((await caller.get('/api/3/divisas/EUR')).body).toEqual(EUR);
    const spain = { codpais: 'ESP', codiso: 'ES', nombre: 'España', telephone_prefix: '+34', nick: null };
    expect((await caller.get('/api/3/pais/ESP')).body).toMatchObject(spain);
    expect((await caller.get('/api/3/pais?limit=1')).body).toEqual([
      {
        alias: null,
        codiso: 'AW',
        codpais: 'ABW',
        creation_date: null,
        last_nick: null,
        last_update: null,
        latitude: 12.5211,
        longitude: -69.9683,
        nick: null,
        nombre: 'Aruba',
        telephone_prefix: '+297',
      },
    ]);
    expect((await caller.get('/api/3/estadodocumentos/1')).body).toEqual({
      activo: true,
      actualizastock: 0,
      bloquear: true,
      color: null,
      editable: true,
      generadoc: '',
      icon: '',
      idestado: 1,
      nombre: 'Abierto',
      predeterminado: true,
      tipodoc: 'PresupuestoCliente',
    });
    for (const path of ['almacenes/ALG', 'formatodocumentos/1'])
      expect((await caller.get(`/api/3/${path}`)).body.idempresa).toBe(company.id);
  });

  it('has one state to begin with for each kind of document, and others that make the next one', async () => {
    await anew();
    const first = (await caller.get('/api/3/estadodocumentos?filter[predeterminado]=1&sort[idestado]=ASC'))
      .body;
    expect(first.map((state: Record<string, unknown>) => [state.tipodoc, state.idestado])).toEqual([
      ['PresupuestoCliente', 1],
      ['PedidoCliente', 4],
      ['AlbaranCliente', 7],
      ['FacturaCliente', 10],
      ['PresupuestoProveedor', 12],
      ['PedidoProveedor', 15],
      ['AlbaranProveedor', 18],
      ['FacturaProveedor', 21],
    ]);
    const orders = (await caller.get('/api/3/estadodocumentos?filter[generadoc]=PedidoCliente')).body;
    expect(orders).toMatchObject([{ idestado: 2, editable: false }]);
  });

  it('finds and orders them among its own', async () => {
    await anew();
    await caller.post('/api/3/divisas', { coddivisa: 'AAA', tasaconv: 2 });
    const rates = await caller.get(
      '/api/3/divisas?filter[tasaconv_lte]=2&filter[tasaconv_gt]=1.13&sort[tasaconv]=DESC',
    );
    const codes = rates.body.map(({ coddivisa }: { coddivisa: string }) => coddivisa);
    expect([codes, rates.headers.get('x-total-count')]).toEqual([['AAA', 'CAD', 'CUP', 'FKP'], '4']);
  });
});

describe('a row that a company was given', () => {
  beforeAll(() => anew());
  const put = (path: string, fields: Record<string, string>) =>
    sendForm(caller, 'PUT', `/api/3/${path}`, fields);

  it('is changed for it alone, and keeps what was not named', async () => {
    const other = await fsCaller(world, await world.company());
    const { status, body } = await put('divisas/EUR', { descripcion: 'Euro' });
    expect([status, body.data]).toEqual([200, { ...EUR, descripcion: 'Euro' }]);
    await put('divisas/EUR', { simbolo: 'E' });
    expect((await caller.get('/api/3/divisas/EUR')).body).toEqual({
      ...EUR,
      descripcion: 'Euro',
      simbolo: 'E',
    });
    expect((await other.get('/api/3/divisas/EUR')).body).toEqual(EUR);
    for (const each of [caller, other]) expect(await count('divisas', each)).toBe(25);
  });

  it('keeps the company that it names when it is changed', async () => {
    await put('almacenes/ALG', { nombre: 'Central' });
    const { nombre, idempresa } = (await caller.get('/api/3/almacenes/ALG')).body;
    expect([nombre, idempresa]).toEqual(['Central', company.id]);
  });

  it('is deleted for it alone, also when it was changed, and can be created again', async () => {
    const other = await fsCaller(world, await world.company());
    await put('divisas/CAD', { simbolo: 'CA$' });
    for (const code of ['USD', 'CAD']) {
      const before = (await caller.get(`/api/3/divisas/${code}`)).body;
      const gone = await caller.delete(`/api/3/divisas/${code}`);
      expect([gone.status, gone.body.data]).toEqual([200, before]);
      for (const answer of [
        await caller.get(`/api/3/divisas/${code}`),
        await caller.delete(`/api/3/divisas/${code}`),
        await put(`divisas/${code}`, { simbolo: 'x' }),
      ])
        expect([answer.status, answer.body.error]).toEqual([404, 'Registro no encontrado.']);
      expect((await other.get(`/api/3/divisas/${code}`)).status).toBe(200);
    }
    expect([await count('divisas'), await count('divisas', other)]).toEqual([23, 25]);
    const again = await caller.post('/api/3/divisas', { coddivisa: 'USD', tasaconv: 1.2 });
    expect(again.status).toBe(200);
    const made = { coddivisa: 'USD', codiso: null, descripcion: null, simbolo: null, tasaconv: 1.2 };
    expect((await caller.get('/api/3/divisas/USD')).body).toEqual({ ...made, tasaconvcompra: null });
    expect((await caller.delete('/api/3/divisas/USD')).status).toBe(200);
    expect((await caller.get('/api/3/divisas/USD')).status).toBe(404);
  });

  it('has a key that is taken', async () => {
    const { status, body } = await caller.post('/api/3/divisas', { coddivisa: 'GBP', tasaconv: 2 });
    expect([status, body.error, body.data.descripcion]).toEqual([
      400,
      'El registro ya existe.',
      'LIBRA ESTERLINA',
    ]);
    expect((await caller.get('/api/3/divisas/GBP')).body.tasaconv).toBe(0.865);
  });

  it('is refused what its columns cannot hold, and stays as it was', async () => {
    for (const [column, value] of [
      ['tasaconv', 'null'],
      ['tasaconv', 'x'],
      ['descripcion', 'x'.repeat(101)],
    ] as const)
      expect((await put('divisas/MXN', { [column]: value })).status).toBe(400);
    expect((await caller.get('/api/3/divisas/MXN')).body.tasaconv).toBe(23.3678);
  });

  it('is changed by all of five that change it at once', async () => {
    const columns = ['alias', 'last_nick', 'nick', 'nombre', 'telephone_prefix'];
    const answers = await Promise.all(
      columns.map((column) => put('pais/FRA', { [column]: `of ${column}`.slice(0, 10) })),
    );
    expect(answers.map(({ status }) => status)).toEqual(columns.map(() => 200));
    const { body } = await caller.get('/api/3/pais/FRA');
    for (const column of columns) expect(body[column]).toBe(`of ${column}`.slice(0, 10));
  });

  it('is created again by one alone of ten that do it at once', async () => {
    await caller.delete('/api/3/pais/ITA');
    const made = await Promise.all(
      Array.from({ length: 10 }, () => caller.post('/api/3/pais', { codpais: 'ITA', nombre: 'x' })),
    );
    expect(made.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(400)]);
  });
});

describe('keys that count by themselves', () => {
  beforeAll(() => anew());

  it('go on behind the given ones, whatever was chosen before', async () => {
    const state = { nombre: 'Own', tipodoc: 'FacturaCliente' };
    expect((await caller.post('/api/3/estadodocumentos', state)).body.data.idestado).toBe(28);
    await caller.delete('/api/3/diarios/2');
    expect((await caller.post('/api/3/diarios', { iddiario: 2, descripcion: 'Own' })).status).toBe(200);
    expect((await caller.post('/api/3/diarios', { descripcion: 'Own' })).body.data.iddiario).toBe(5);
    expect((await caller.post('/api/3/formatodocumentos', { nombre: 'Own' })).body.data.id).toBe(4);
    expect((await caller.post('/api/3/almacenes', { nombre: 'Own' })).body.data.codalmacen).toBe('1');
  });
});
