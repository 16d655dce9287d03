import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/secuenciadocumentos';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
let platform: Caller;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const anew = async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
  platform = (await company.key()).caller;
};
const idOf = async (code: string) =>
  (await caller.get(`${PATH}?filter[codserie]=${code}`)).body[0].idsecuencia as number;
const put = (id: number, fields: Record<string, string>) => sendForm(caller, 'PUT', `${PATH}/${id}`, fields);
const read = async (id: number) => (await caller.get(`${PATH}/${id}`)).body;
const patternOf = async (id: number) => (await platform.get(`/api/v1/series/${id}`)).body.data.pattern;

async function issue(): Promise<string> {
  const { body } = await platform.post('/api/v1/clients', { name: 'Ana' });
  const lines = [{ description: 'x', quantity: '1', unit_price: '1' }];
  const invoice = { client_id: body.data.id, issued_on: '2026-03-04', lines };
  return (await platform.post('/api/v1/invoices', invoice)).body.data.invoice_number;
}

describe('the sequences of a company', () => {
  beforeAll(anew);

  it('are one for each series, in the words of the original', async () => {
    const { body, headers } = await caller.get(PATH);
    expect(headers.get('x-total-count')).toBe('4');
    expect(body.map(({ codserie }: { codserie: string }) => codserie)).toEqual(['A', 'R', 'ND', 'S']);
    expect(body[0]).toEqual({
      codejercicio: null,
      codserie: 'A',
      idempresa: company.id,
      idsecuencia: await idOf('A'),
      inicio: 1,
      longnumero: 6,
      mantenerfecha: false,
      numero: 1,
      patron: '{SERIE}{EJE}-{0NUM}',
      tipodoc: 'FacturaCliente',
      usarhuecos: true,
    });
  });

  it('say which number comes next', async () => {
    expect(await issue()).toBe('A2026-000001');
    expect(await read(await idOf('A'))).toMatchObject({ numero: 2, inicio: 1 });
  });

  it('come with a series, from where it begins', async () => {
    const series = { code: 'Z', name: 'Z', pattern: 'Z/{NUMBER}', range_from: 100 };
    await platform.post('/api/v1/series', series);
    const made = { inicio: 100, numero: 100, patron: 'Z/{NUM}', longnumero: 6 };
    expect(await read(await idOf('Z'))).toMatchObject(made);
  });
});

describe('the pattern of a sequence', () => {
  beforeAll(anew);

  it.each([
    ['F{EJE}{SERIE}{NUM}', '8', 'F{YEAR}{CODE}{NUMBER}'],
    ['{SERIE}/{EJE}{MES}{DIA}/{0NUM}', '8', '{CODE}/{YEAR}{MONTH}{DAY}/{NUMBER:8}'],
    ['{ANYO}-{0NUM}', '12', '{YEAR}-{NUMBER:12}'],
  ])('numbers what the series issues from there on: %s', async (patron, longnumero, pattern) => {
    const id = await idOf('A');
    const { status, body } = await put(id, { patron, longnumero });
    expect([status, body.data.patron]).toEqual([200, patron]);
    expect(await read(id)).toMatchObject({ patron, longnumero: Number(longnumero) });
    expect(await patternOf(id)).toBe(pattern);
  });

  it('is as wide as its width says, whichever of the two is changed', async () => {
    const id = await idOf('R');
    await put(id, { longnumero: '4' });
    expect([await patternOf(id), (await read(id)).longnumero]).toEqual(['{CODE}{YEAR}-{NUMBER:4}', 4]);
    await put(id, { patron: 'R{0NUM}' });
    expect([await patternOf(id), (await read(id)).longnumero]).toEqual(['R{NUMBER:4}', 4]);
  });

  it('is shown as it is now, when it was changed elsewhere', async () => {
    const id = await idOf('S');
    await put(id, { patron: '{ANYO}{0NUM}', longnumero: '3' });
    await platform.patch(`/api/v1/series/${id}`, { pattern: 'T{NUMBER:9}' });
    expect(await read(id)).toMatchObject({ patron: 'T{0NUM}', longnumero: 9 });
  });

  it.each([
    { patron: '{EJE}' },
    { patron: '{NUM}{NUM}' },
    { patron: '{EJE2}{NUM}' },
    { patron: 'Ñ{NUM}' },
    { patron: '' },
    { patron: '{0NUM}', longnumero: '0' },
    { patron: '{0NUM}', longnumero: '13' },
    { patron: '{0NUM}', longnumero: '-1' },
    { patron: 'x'.repeat(60) },
  ])('is refused when no series can number by it: %j', async (fields) => {
    const id = await idOf('ND');
    const before = await read(id);
    const { status, body } = await put(id, fields as Record<string, string>);
    expect([status, body.error]).toEqual([400, expect.stringContaining(' - patron ')]);
    expect(await read(id)).toEqual(before);
  });
});

describe('a sequence', () => {
  beforeAll(anew);

  it.each([
    ['numero', '9'],
    ['inicio', '5'],
    ['codserie', 'R'],
    ['tipodoc', 'AlbaranCliente'],
    ['codejercicio', '2026'],
  ])('is moved by its series alone: %s', async (column, value) => {
    const id = await idOf('A');
    const { status, body } = await put(id, { [column]: value, mantenerfecha: '1' });
    expect([status, body.error]).toEqual([400, expect.stringContaining(`${column} no se puede cambiar`)]);
    expect((await read(id)).mantenerfecha).toBe(false);
  });

  it('takes back all that it answered', async () => {
    const id = await idOf('A');
    const record = await read(id);
    expect((await caller.put(`${PATH}/${id}`, { ...record, mantenerfecha: true })).status).toBe(200);
    expect(await read(id)).toEqual({ ...record, mantenerfecha: true });
    expect((await put(id, { usarhuecos: '0' })).status).toBe(200);
    expect((await read(id)).usarhuecos).toBe(false);
  });

  it('is neither created nor deleted without its series, which is said', async () => {
    const fields = {
      codserie: 'A',
      tipodoc: 'FacturaCliente',
      patron: '{NUM}',
      numero: '1',
      longnumero: '6',
    };
    const created = await sendForm(caller, 'POST', PATH, fields);
    const deleted = await caller.delete(`${PATH}/${await idOf('A')}`);
    for (const { status, body } of [created, deleted])
      expect([status, body.error]).toEqual([400, expect.stringContaining('cree o elimine la serie')]);
    expect((await caller.get(PATH)).headers.get('x-total-count')).toBe('4');
  });

  it('of another company is not there', async () => {
    const other = await fsCaller(world, await world.company());
    const id = await idOf('A');
    expect((await other.get(`${PATH}/${id}`)).status).toBe(404);
    expect((await sendForm(other, 'PUT', `${PATH}/${id}`, { patron: 'X{NUM}' })).status).toBe(404);
    expect((await other.delete(`${PATH}/${id}`)).status).toBe(404);
  });

  it.each(['series', 'secuenciadocumentos'])('is opened by a grant on %s', async (resource) => {
    const limited = await fsCaller(world, company, { permissions: [`${resource}.read`] });
    expect((await limited.get(PATH)).status).toBe(200);
    expect((await sendForm(limited, 'PUT', `${PATH}/1`, { patron: 'X{NUM}' })).status).toBe(403);
  });
});
