import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOURCE_PATHS, TABLES } from '../src/dialects/facturascripts/resources.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Everything, keyIn, Shown } from './support/fs-everything.js';
import { Answer, Caller } from './support/http.js';
import { World } from './support/world.js';

const NAMES = Object.keys(TABLES);

let world: World;
let everything: Everything;
let caller: Caller;
let elsewhere: Caller;
let nobody: Caller;
beforeAll(async () => {
  world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
  everything = await Everything.in(world);
  ({ caller } = everything.books);
  const other = await world.company();
  await other.setPolicy({ keyManagement: 'granted' });
  elsewhere = await fsCaller(world, other);
  nobody = await keyWith();
}, 180_000);
afterAll(() => world.close());

const outcome = ({ status, body }: Answer) => [status, body];
const FORBIDDEN = [403, { status: 'error', message: expect.any(String), error: 'forbidden' }];
const NOT_FOUND = [404, { error: 'Registro no encontrado.' }];
const NO_DATA = [400, { error: 'Ningún dato recibido por formulario' }];

/** A key that nothing has, of the resource's type. */
const missing = (name: string) => (TABLES[name]!.key.type === 'varchar' ? 'nobody' : '999999999');
const singularOf = (name: string) => RESOURCE_PATHS.find((path) => path.name === name)!.singular;
const keyWith = (...permissions: string[]) => fsCaller(world, everything.books.company, { permissions });
/** People alone write users. */
const unless = (name: string, refused: unknown[]) => (name === 'users' ? FORBIDDEN : refused);
/** Parts of a resource, which a grant on it opens as well as one of their own. */
const WHOLE_OF: Readonly<Record<string, string>> = {
  contactos: 'clientes',
  lineafacturaclientes: 'facturaclientes',
  lineafacturaproveedores: 'facturaproveedores',
  pagoproveedores: 'facturaproveedores',
  productoimagenes: 'productos',
  proveedores: 'clientes',
  reciboclientes: 'pagoclientes',
  reciboproveedores: 'facturaproveedores',
  retenciones: 'impuestos',
  secuenciadocumentos: 'series',
  stocks: 'productos',
  variantes: 'productos',
};

/** Rights on the grants of keys are rights on keys. */
const grantOf = (name: string) => (name === 'apiaccess' ? 'apikeyes' : name);

describe.each(NAMES)('%s', (name) => {
  const path = `/api/3/${name}`;

  it('has 404 with nothing but an error for a key that is not there, whoever asks how', async () => {
    const record = `${path}/${missing(name)}`;
    expect(outcome(await caller.get(record))).toEqual(NOT_FOUND);
    expect(outcome(await caller.get(`/api/3/${singularOf(name)}/${missing(name)}`))).toEqual(NOT_FOUND);
    expect(outcome(await sendForm(caller, 'PUT', record, { x: '1' }))).toEqual(unless(name, NOT_FOUND));
    expect(outcome(await sendForm(caller, 'PATCH', record, {}))).toEqual(unless(name, NOT_FOUND));
    expect(outcome(await caller.delete(record))).toEqual(unless(name, NOT_FOUND));
  });

  it('has 404 for a change and a deletion that name no key', async () => {
    expect(outcome(await sendForm(caller, 'PUT', path, { x: '1' }))).toEqual(unless(name, NOT_FOUND));
    expect(outcome(await caller.delete(path))).toEqual(unless(name, NOT_FOUND));
  });

  it('has 400 for a POST and for a PUT without data', async () => {
    const record = `${path}/${encodeURIComponent(everything.keyOf(name))}`;
    for (const [method, at] of [
      ['POST', path],
      ['POST', `${path}/${missing(name)}`],
      ['PUT', record],
      ['PATCH', record],
    ] as const) {
      expect(outcome(await caller.call(method, at))).toEqual(unless(name, NO_DATA));
      expect(outcome(await sendForm(caller, method, at, {}))).toEqual(unless(name, NO_DATA));
    }
  });

  it('has 400 for a filter or an order by a column that it does not have', async () => {
    for (const query of ['filter[nothing]=1', 'filter[nothing_gt]=1', 'sort[nothing]=ASC']) {
      const answer = await caller.get(`${path}?${query}`);
      // The original answers files so (facts, 3.6).
      if (name === 'attachedfiles') expect(outcome(answer)).toEqual([200, []]);
      else
        expect([answer.status, answer.body]).toEqual([
          400,
          { error: expect.stringMatching(/^api: fields not allowed: nothing(_gt)?$/) },
        ]);
    }
  });

  it('has 400 for a new record under a key that is taken, and shows whose it is', async () => {
    const key = everything.keyOf(name);
    const fields = { [TABLES[name]!.key.name]: key, nombre: 'x' };
    const { status, body } = await sendForm(caller, 'POST', path, fields);
    if (name === 'users') return expect([status, body]).toEqual(FORBIDDEN);
    expect([status, body.error]).toEqual([name === 'attachedfiles' ? 409 : 400, 'El registro ya existe.']);
    return expect(keyIn(name, body.data)).toBe(key);
  });

  it('opens for reading to a key that may do nothing else', async () => {
    const reader = await keyWith(`${grantOf(name)}.read`);
    const record = `${path}/${encodeURIComponent(everything.keyOf(name))}`;
    for (const at of [path, `${path}/schema`, record, `/api/3/${singularOf(name)}`])
      expect([at, (await reader.get(at)).status]).toEqual([at, 200]);
    const byWhole = await keyWith(`${WHOLE_OF[name] ?? grantOf(name)}.read`);
    expect((await byWhole.get(path)).status).toBe(200);
    expect(outcome(await sendForm(reader, 'POST', path, { nombre: 'x' }))).toEqual(FORBIDDEN);
    expect(outcome(await sendForm(reader, 'PUT', record, { nombre: 'x' }))).toEqual(FORBIDDEN);
    expect(outcome(await sendForm(reader, 'PATCH', record, { nombre: 'x' }))).toEqual(FORBIDDEN);
    expect(outcome(await reader.delete(record))).toEqual(FORBIDDEN);
    expect((await reader.call('HEAD', path)).status).toBe(403);
  });

  it('is closed to a key with the grants of everything else, and without any', async () => {
    const opening = new Set([grantOf(name), WHOLE_OF[name]]);
    const others = NAMES.map(grantOf).filter((each) => !opening.has(each));
    const stranger = await keyWith(...others.map((each) => `${each}.*`));
    for (const by of [stranger, nobody])
      for (const at of [path, `${path}/schema`, `${path}/${missing(name)}`, `/api/3/${singularOf(name)}`])
        expect([at, ...outcome(await by.get(at))]).toEqual([at, ...FORBIDDEN]);
  });

  it('shows no record of another company, and changes and deletes none', async () => {
    const key = everything.keyOf(name);
    const record = `${path}/${encodeURIComponent(key)}`;
    const before = (await caller.get(record)).body as Shown;
    const listed = (await elsewhere.get(`${path}?limit=0`)).body as Shown[];
    expect(listed.map((each) => keyIn(name, each))).not.toContain(key);
    const query = `filter[${TABLES[name]!.key.name}]=${encodeURIComponent(key)}`;
    const found = await elsewhere.get(`${path}?${query}`);
    expect([found.body, found.headers.get('x-total-count')]).toEqual([[], '0']);
    expect(outcome(await elsewhere.get(record))).toEqual(NOT_FOUND);
    expect(outcome(await sendForm(elsewhere, 'PUT', record, { x: '1' }))).toEqual(unless(name, NOT_FOUND));
    expect(outcome(await elsewhere.delete(record))).toEqual(unless(name, NOT_FOUND));
    expect((await caller.get(record)).body).toEqual(before);
  });
});
