import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books } from './support/books.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const [TAXES, WITHHOLDINGS] = ['/api/3/impuestos', '/api/3/retenciones'];

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
});
afterAll(() => world.close());

const post = (path: string, fields: Record<string, string>) => sendForm(caller, 'POST', path, fields);
const put = (path: string, fields: Record<string, string>) => sendForm(caller, 'PUT', path, fields);
const read = async (path: string) => (await caller.get(path)).body;
const outcome = ({ status, body }: Answer) => [status, body.error];
const NOT_SAVED = 'Error al guardar el registro. -';

/** What both kinds have, in the words of each. */
const KINDS = [
  { path: TAXES, singular: 'impuesto', code: 'codimpuesto', rate: 'iva', active: 'activo', kind: 'tax' },
  {
    path: WITHHOLDINGS,
    singular: 'retencion',
    code: 'codretencion',
    rate: 'porcentaje',
    active: 'activa',
    kind: 'withholding',
  },
] as const;

describe.each(KINDS)('$path', ({ path, singular, code, rate, active, kind }) => {
  const made = (fields: Record<string, string>) => post(path, { [code]: 'NEW', [rate]: '7.1', ...fields });

  it('are those of the platform API of their kind, and of no other', async () => {
    const books = await Books.of(company);
    expect((await made({ descripcion: 'A new one', [active]: '0' })).status).toBe(200);
    const all = (await books.read('taxes?per_page=100')) as { id: number; code: string; kind: string }[];
    const codes = all.filter((tax) => tax.kind === kind).map((tax) => tax.code);
    expect((await read(path)).map((row: Record<string, string>) => row[code])).toEqual(codes.toSorted());
    const one = all.find((tax) => tax.code === 'NEW')!;
    expect(one).toMatchObject({ name: 'A new one', rate: '7.1', active: false, kind });
    await books.patch(`taxes/${one.id}`, { rate: '8.25', name: 'Theirs' });
    expect(await read(`${path}/NEW`)).toMatchObject({ [rate]: 8.25, descripcion: 'Theirs' });
  });

  it('come, change and go as forms and as JSON', async () => {
    await caller.post(path, { [code]: 'J', [rate]: 10.1, descripcion: 'J' });
    expect((await caller.patch(`${path}/J`, { [rate]: 0.3, [active]: false })).status).toBe(200);
    expect(await read(`${path}/J`)).toMatchObject({ [rate]: 0.3, [active]: false, descripcion: 'J' });
    expect((await put(path, { [code]: 'J', descripcion: 'Two' })).status).toBe(200);
    expect((await caller.delete(`${path}/J`)).body.data).toMatchObject({ [rate]: 0.3, descripcion: 'Two' });
    expect((await caller.get(`${path}/J`)).status).toBe(404);
  });

  it('are called by their code while nothing is said of them', async () => {
    expect((await made({ descripcion: '' })).status).toBe(200);
    expect((await read(`${path}/NEW`)).descripcion).toBe('');
    const taxes = (await (await Books.of(company)).read('taxes?per_page=100')) as {
      code: string;
      name: string;
    }[];
    expect(taxes.find((tax) => tax.code === 'NEW')!.name).toBe('NEW');
    await put(`${path}/NEW`, { descripcion: 'Said' });
    expect((await read(`${path}/NEW`)).descripcion).toBe('Said');
  });

  it('are found and ordered by columns of the feature', async () => {
    const codes = async (query: string) =>
      (await read(`${path}?${query}`)).map((row: Record<string, string>) => row[code]);
    await made({ [rate]: '99', [active]: '0' });
    expect((await codes(`sort[${rate}]=DESC`))[0]).toBe('NEW');
    expect(await codes(`filter[${rate}_gt]=50`)).toEqual(['NEW']);
    expect(await codes(`filter[${active}]=0`)).toEqual(['NEW']);
  });

  it('are refused with the column and the reason', async () => {
    for (const [fields, reason] of [
      [{ [code]: '' }, `${code} es obligatorio`],
      [{ [code]: 'a b' }, `${code} no tiene el formato esperado`],
      [{ [code]: 'x'.repeat(11) }, `${code} no es un valor`],
      [{ [rate]: 'null' }, `${rate} es obligatorio`],
      [{ [rate]: '101' }, `${rate} debe ser un número decimal`],
      [{ [rate]: '-1' }, `${rate} debe ser un número decimal`],
      [{ [rate]: '1.23456' }, `${rate} debe ser un número decimal`],
      [{ [rate]: '7,5' }, `${rate} no es un valor`],
      [{ descripcion: 'x'.repeat(51) }, 'descripcion no es un valor'],
    ] as const) {
      const { status, body } = await made(fields);
      expect([status, body.error]).toEqual([400, expect.stringContaining(`${NOT_SAVED} ${reason}`)]);
    }
    expect((await caller.get(`${path}/NEW`)).status).toBe(404);
    expect(outcome(await put(`${path}/NEW`, { [rate]: '1' }))).toEqual([404, 'Registro no encontrado.']);
  });

  it('have codes of their own, which no other kind may have', async () => {
    const present = await made({});
    expect(outcome(await made({}))).toEqual([400, 'El registro ya existe.']);
    expect(present.status).toBe(200);
    const other = KINDS.find((one) => one.kind !== kind)!;
    expect(outcome(await post(other.path, { [other.code]: 'NEW', [other.rate]: '1' }))).toEqual([
      400,
      `${NOT_SAVED} ${other.code} ya está en uso`,
    ]);
    for (const method of ['GET', 'DELETE'])
      expect((await caller.call(method, `${other.path}/NEW`)).status).toBe(404);
  });

  it('are given a code once, of ten that ask for it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => made({})));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(400)]);
  });

  it('are seen and touched by their own company alone', async () => {
    await made({});
    const ours = caller;
    caller = await fsCaller(world, await world.company());
    const one = `${path}/NEW`;
    const answers = [await caller.get(one), await put(one, { [rate]: '1' }), await caller.delete(one)];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await ours.get(one)).body[rate]).toBe(7.1);
  });

  it('open to keys by their grants alone, under both of their names', async () => {
    const own = kind === 'tax' ? ['taxes', 'impuestos'] : ['taxes', 'retenciones'];
    for (const resource of own) {
      const limited = await fsCaller(world, company, { permissions: [`${resource}.read`] });
      for (const named of [path, `/api/3/${singular}`]) expect((await limited.get(named)).status).toBe(200);
      expect((await sendForm(limited, 'POST', path, { [code]: 'X', [rate]: '1' })).status).toBe(403);
      expect((await limited.delete(`${path}/IVA0`)).status).toBe(403);
    }
    const others = kind === 'tax' ? ['retenciones.*', 'products.*'] : ['products.*'];
    const limited = await fsCaller(world, company, { permissions: others });
    expect((await limited.get(path)).status).toBe(403);
  });
});
