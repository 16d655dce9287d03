import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/series';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const anew = async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
};
const post = (fields: Record<string, string>) => sendForm(caller, 'POST', PATH, fields);
const put = (code: string, fields: Record<string, string>) =>
  sendForm(caller, 'PUT', `${PATH}/${code}`, fields);
const read = async (code: string) => (await caller.get(`${PATH}/${code}`)).body;
/** The series as our own API has them, by their codes. */
async function ours(): Promise<Record<string, { id: number; name: string; kind: string }>> {
  const { data } = (await (await company.key()).caller.get('/api/v1/series?per_page=100')).body;
  return Object.fromEntries(data.map((each: { code: string }) => [each.code, each]));
}
const rest = { canal: null, iddiario: null, siniva: false };

describe('the series of a company', () => {
  beforeAll(anew);

  it('are those of its books, with what they are for', async () => {
    const { status, body, headers } = await caller.get(PATH);
    expect([status, headers.get('x-total-count')]).toEqual([200, '4']);
    expect(body).toEqual([
      { codserie: 'A', descripcion: 'General', tipo: '', ...rest },
      { codserie: 'ND', descripcion: 'Notas de débito', tipo: '', ...rest },
      { codserie: 'R', descripcion: 'Rectificativas', tipo: 'R', ...rest },
      { codserie: 'S', descripcion: 'Simplificadas', tipo: 'S', ...rest },
    ]);
    expect((await caller.get(`${PATH}?filter[tipo]=R`)).body).toHaveLength(1);
    expect((await caller.get('/api/3/serie/A')).body).toEqual(body[0]);
  });

  it('are created for invoices, or for corrections where they say so', async () => {
    const fields = { codserie: 'TPV', descripcion: 'Tienda', canal: '2', siniva: '1', tipo: 'S' };
    const { status, body } = await post(fields);
    expect([status, body.data]).toEqual([200, { ...fields, iddiario: null }]);
    expect(await read('TPV')).toEqual({ ...fields, canal: 2, siniva: true, iddiario: null });
    expect((await caller.post(PATH, { codserie: 'RT', tipo: 'R' })).status).toBe(200);
    expect(await read('RT')).toEqual({ codserie: 'RT', descripcion: 'RT', tipo: 'R', ...rest });
    const made = await ours();
    expect(made.TPV).toMatchObject({ name: 'Tienda', kind: 'invoice', is_default: false });
    expect(made.RT).toMatchObject({ name: 'RT', kind: 'credit_note', is_default: false });
  });

  it('are read as they were written, a description that is none included', async () => {
    await post({ codserie: 'E', descripcion: '' });
    expect([(await read('E')).descripcion, (await ours()).E!.name]).toEqual(['', 'E']);
    await put('E', { descripcion: 'null' });
    expect((await read('E')).descripcion).toBe(null);
    await put('E', { descripcion: 'Exportación', iddiario: '2' });
    expect(await read('E')).toMatchObject({ descripcion: 'Exportación', iddiario: 2 });
    await (await company.key()).caller.patch(`/api/v1/series/${(await ours()).E!.id}`, { name: 'Renamed' });
    expect((await read('E')).descripcion).toBe('Renamed');
  });

  it('stay for what they are for', async () => {
    for (const [code, tipo] of [
      ['A', 'R'],
      ['ND', 'R'],
      ['R', ''],
      ['R', 'S'],
      ['R', 'null'],
    ] as const) {
      const { status, body } = await put(code, { tipo });
      expect([code, tipo, status, body.error]).toEqual([
        code,
        tipo,
        400,
        expect.stringContaining('tipo no se puede'),
      ]);
    }
    expect((await put('R', { tipo: 'R', descripcion: 'Abonos' })).status).toBe(200);
    expect(await read('R')).toMatchObject({ tipo: 'R', descripcion: 'Abonos' });
    expect((await put('A', { tipo: 'S' })).status).toBe(200);
    expect((await read('A')).tipo).toBe('S');
  });
});

describe('a series', () => {
  beforeAll(anew);

  it.each([
    [{ codserie: 'A', descripcion: 'x' }, 'El registro ya existe.'],
    [{ descripcion: 'x' }, 'codserie es obligatorio'],
    [{ codserie: '', descripcion: 'x' }, 'codserie es obligatorio'],
    [{ codserie: 'ABCDE' }, 'codserie no es un valor'],
    [{ codserie: 'a/b' }, 'codserie no tiene el formato'],
    [{ codserie: 'a.b' }, 'codserie no tiene el formato'],
    [{ codserie: 'X', canal: 'x' }, 'canal no es un valor'],
    [{ codserie: 'X', tipo: 'ABCDE' }, 'tipo no es un valor'],
    [{ codserie: 'X', descripcion: 'x'.repeat(101) }, 'descripcion no es un valor'],
  ])('is refused: %j', async (fields, error) => {
    const { status, body } = await post(fields);
    expect([status, body.error]).toEqual([400, expect.stringContaining(error)]);
    expect((await caller.get(PATH)).headers.get('x-total-count')).toBe('4');
  });

  it('goes with its sequence, but not while it has numbered a document', async () => {
    const { body } = await (await company.key()).caller.post('/api/v1/clients', { name: 'Ana' });
    const invoice = {
      client_id: body.data.id,
      lines: [{ description: 'x', quantity: '1', unit_price: '1' }],
    };
    expect((await (await company.key()).caller.post('/api/v1/invoices', invoice)).status).toBe(201);
    const refused = await caller.delete(`${PATH}/A`);
    expect([refused.status, refused.body.error]).toEqual([400, expect.stringContaining('Error al eliminar')]);
    expect((await caller.delete(`${PATH}/S`)).body.data.codserie).toBe('S');
    expect((await caller.get(`${PATH}/S`)).status).toBe(404);
    expect((await caller.get('/api/3/secuenciadocumentos?filter[codserie]=S')).body).toEqual([]);
  });

  it('of another company is not there', async () => {
    await post({ codserie: 'OWN', descripcion: 'Own' });
    const other = await fsCaller(world, await world.company());
    expect((await other.get(`${PATH}/OWN`)).status).toBe(404);
    expect((await sendForm(other, 'PUT', `${PATH}/OWN`, { descripcion: 'x' })).status).toBe(404);
    expect((await other.delete(`${PATH}/OWN`)).status).toBe(404);
    expect((await other.post(PATH, { codserie: 'OWN' })).status).toBe(200);
    expect((await read('OWN')).descripcion).toBe('Own');
  });

  it('is opened by a grant on series alone', async () => {
    const limited = await fsCaller(world, company, { permissions: ['series.read'] });
    expect((await limited.get(PATH)).status).toBe(200);
    expect((await limited.post(PATH, { codserie: 'Z' })).status).toBe(403);
    expect((await limited.get('/api/3/formapagos')).status).toBe(403);
  });
});
