import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from '../src/dialects/facturascripts/resources.js';
import { ColumnType } from '../src/dialects/facturascripts/tables/table.js';
import { fsCaller } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { World } from './support/world.js';

const READ_AS: Readonly<Record<ColumnType, string>> = {
  varchar: 'string',
  text: 'string',
  int: 'number',
  serial: 'number',
  double: 'number',
  bool: 'boolean',
  date: 'string',
  time: 'string',
  timestamp: 'string',
};

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  const company = await world.company();
  caller = await fsCaller(world, company);
  await company.person('accountant');
  const party = { cifnif: 'B1', fechabaja: '01-02-2026', email: 'a@example.com', telefono1: '600' };
  for (const [resource, values] of [
    ['clientes', { ...party, nombre: 'Ana Pérez', diaspago: '5,20', riesgomax: 10.5 }],
    ['proveedores', { ...party, nombre: 'Eva' }],
    ['contactos', { nombre: 'Lead', codcliente: null }],
  ] as const)
    expect((await caller.post(`/api/3/${resource}`, values)).status).toBe(200);
});
afterAll(() => world.close());

describe('a resource of people', () => {
  it.each(['clientes', 'proveedores', 'contactos', 'empresas', 'users'])(
    'has its columns in their order and types, and is found and ordered by each: %s',
    async (name) => {
      const { columns } = TABLES[name]!;
      const [row] = (await caller.get(`/api/3/${name}`)).body;
      expect(Object.keys(row)).toEqual(columns.map((column) => column.name));
      expect(Object.keys((await caller.get(`/api/3/${name}/schema`)).body)).toEqual(Object.keys(row));
      for (const { name: column, type } of columns) {
        const value = row[column];
        if (value !== null) expect([column, typeof value]).toEqual([column, READ_AS[type]]);
        const filters =
          value === null
            ? [`filter[${column}_null]=`]
            : ['', '_gte', '_lte'].map((as) => `filter[${column}${as}]=${encodeURIComponent(value)}`);
        const sorts = ['', 'integer:', 'lower:', 'upper:'].map((as) => `sort[${as}${column}]=DESC`);
        for (const query of [...filters, ...sorts]) {
          const { status, body } = await caller.get(`/api/3/${name}?${query}`);
          expect([query, status]).toEqual([query, 200]);
          expect(body).toContainEqual(row);
        }
      }
    },
  );
});
