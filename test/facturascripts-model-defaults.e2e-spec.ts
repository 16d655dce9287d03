import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

describe('a new record of a resource with a model of its own', () => {
  beforeAll(async () => {
    company = await world.company();
    caller = await fsCaller(world, company);
  });
  const today = new Intl.DateTimeFormat('es-ES', {
    timeZone: 'Europe/Madrid',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  });
  const made = async (resource: string, key: string, fields: object) => {
    const { status, body } = await caller.post(`/api/3/${resource}`, fields);
    expect([resource, status]).toEqual([resource, 200]);
    return (await caller.get(`/api/3/${resource}/${body.data[key]}`)).body;
  };

  it('has what its model fills in where nothing was sent', async () => {
    expect(await made('almacenes', 'codalmacen', { codalmacen: 'AL2', nombre: 'Segundo' })).toMatchObject({
      activo: true,
      codpais: 'ESP',
      idempresa: company.id,
    });
    const agent = await made('agentes', 'codagente', { nombre: 'Ana' });
    expect(agent.fechaalta).toBe(today.format(new Date()).replaceAll('/', '-'));
    const account = { codcuenta: '1', codejercicio: '2026', descripcion: 'x' };
    expect(await made('cuentas', 'idcuenta', account)).toMatchObject({ debe: 0, haber: 0, saldo: 0 });
  });

  it('has what was sent instead, null included', async () => {
    const sent = { codalmacen: 'AL3', nombre: 'x', codpais: 'PRT', idempresa: null };
    expect(await made('almacenes', 'codalmacen', sent)).toMatchObject(sent);
    expect((await made('agentes', 'codagente', { nombre: 'x', fechaalta: null })).fechaalta).toBe(null);
  });

  it('counts the entries of its company, each with a number of its own', async () => {
    const entry = { codejercicio: '2026', fecha: '01-02-2026' };
    const first = await made('asientos', 'idasiento', entry);
    expect(first).toMatchObject({ numero: 1, editable: true, idempresa: company.id, importe: 0 });
    expect((await made('asientos', 'idasiento', { ...entry, numero: 7 })).numero).toBe(7);
    const path = '/api/3/asientos';
    const answers = await Promise.all(Array.from({ length: 10 }, () => caller.post(path, entry)));
    const numbers = answers.map(({ body }) => body.data.numero).toSorted((one, other) => one - other);
    expect(numbers).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
    const refused = await caller.post(path, { codejercicio: '2026' });
    expect([refused.status, refused.body.error]).toEqual([
      400,
      expect.stringContaining('fecha es obligatorio'),
    ]);
  });
});
