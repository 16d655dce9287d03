import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { attached, formOf, storedFiles } from './support/uploads.js';
import { CompanyInWorld, World } from './support/world.js';

const IMAGES = '/api/3/productoimagenes';
const FILES = '/api/3/attachedfiles';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
let platform: Caller;
let product: number;
let file: number;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const productOf = async (by: Caller, code: string): Promise<number> =>
  (await by.post('/api/v1/products', { code, name: code })).body.data.id;

/** Each group has a company of its own, with a product and a file. */
const anew = async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
  await company.setPolicy({ keyDeletes: 'granted' });
  platform = (await company.key()).caller;
  product = await productOf(platform, 'SAW');
  file = await attached(caller, 'saw.png');
};
const add = (values: Record<string, unknown>) =>
  sendForm(
    caller,
    'POST',
    IMAGES,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
  );
const outcome = ({ status, body }: Answer) => [status, body.error];

describe('images of products', () => {
  beforeAll(anew);

  it('are files that were uploaded before', async () => {
    const { status, body } = await add({ idproducto: product, idfile: file, referencia: 'SAW' });
    expect([status, body]).toEqual([
      200,
      {
        ok: 'Registro creado correctamente.',
        data: { id: 1, idfile: String(file), idproducto: String(product), orden: null, referencia: 'SAW' },
      },
    ]);
  });

  it('are read and listed with links to the file; their order is their number in lists alone', async () => {
    const { path, download, 'download-permanent': permanent } = (await caller.get(`${FILES}/${file}`)).body;
    expect(path).toMatch(/_saw\.png$/);
    const one = (await caller.get(`${IMAGES}/1`)).body;
    expect(one).toEqual({
      id: 1,
      idfile: file,
      idproducto: product,
      orden: null,
      referencia: 'SAW',
      download,
      'download-permanent': permanent,
      thumbnails: [],
    });
    const list = await caller.get(`${IMAGES}?filter[idproducto]=${product}`);
    expect([list.body, list.headers.get('x-total-count')]).toEqual([[{ ...one, orden: 1 }], '1']);
    expect((await world.caller().get(`/${download}`)).headers.get('content-type')).toBe('image/png');
    expect((await caller.get('/api/3/productoimagen/1?width=100&height=100')).body).toEqual(one);
  });

  it('keep the order that they were given', async () => {
    expect((await sendForm(caller, 'PUT', `${IMAGES}/1`, { orden: '7' })).body.data.orden).toBe('7');
    expect((await caller.get(`${IMAGES}/1`)).body.orden).toBe(7);
    expect((await caller.get(IMAGES)).body[0].orden).toBe(7);
  });

  it('name a product and a file of the company', async () => {
    const other = await world.company();
    const { caller: theirs } = await other.key();
    const theirProduct = await productOf(theirs, 'AXE');
    const both = { idproducto: product, idfile: file };
    for (const [values, column] of [
      [{ ...both, idproducto: product + 1_000_000 }, 'idproducto'],
      [{ ...both, idproducto: theirProduct }, 'idproducto'],
      [{ ...both, idproducto: 'null' }, 'idproducto'],
      [{ ...both, idproducto: 'SAW' }, 'idproducto'],
      [{ ...both, idfile: file + 1 }, 'idfile'],
      [{ idproducto: product }, 'idfile'],
    ] as const) {
      const { status, body } = await add(values);
      expect([column, status, body.error]).toEqual([column, 400, expect.stringContaining(column)]);
    }
    expect((await sendForm(caller, 'PUT', `${IMAGES}/1`, { idfile: String(file + 1) })).status).toBe(400);
    expect((await caller.get(IMAGES)).headers.get('x-total-count')).toBe('1');
  });

  it('are not taken with the call', async () => {
    const before = [...storedFiles(world).keys()];
    const form = formOf('image', [['a.png', 'png']], { idproducto: String(product) });
    const { status, body } = await caller.post(IMAGES, form);
    expect([status, body]).toEqual([
      400,
      { status: 'error', message: 'not-valid-image', error: 'not-valid-image' },
    ]);
    expect([...storedFiles(world).keys()]).toEqual(before);
    const fieldsAlone = formOf('image', [], { idproducto: String(product), idfile: String(file) });
    expect((await caller.post(IMAGES, fieldsAlone)).status).toBe(200);
  });

  it('refuse an unknown column as other resources do', async () => {
    expect(outcome(await caller.get(`${IMAGES}?filter[none]=1`))).toEqual([
      400,
      'api: fields not allowed: none',
    ]);
  });

  it('leave the file when they go', async () => {
    expect((await caller.delete(`${IMAGES}/1`)).status).toBe(200);
    expect((await caller.get(`${IMAGES}/1`)).status).toBe(404);
    const { download } = (await caller.get(`${FILES}/${file}`)).body;
    expect((await world.caller().get(`/${download}`)).status).toBe(200);
  });
});

describe('an image of a product', () => {
  beforeAll(anew);

  it('goes with its file', async () => {
    const { body } = await add({ idproducto: product, idfile: file });
    await caller.delete(`${FILES}/${file}`);
    expect((await caller.get(`${IMAGES}/${body.data.id}`)).status).toBe(404);
  });

  it('goes with its product, whoever deletes that, and leaves the file', async () => {
    const [kept, gone] = [await productOf(platform, 'A'), await productOf(platform, 'B')];
    const idfile = await attached(caller);
    const images = [];
    for (const idproducto of [kept, gone]) images.push((await add({ idproducto, idfile })).body.data.id);
    expect((await platform.delete(`/api/v1/products/${gone}`)).status).toBeLessThan(300);
    expect((await caller.get(`${IMAGES}/${images[0]}`)).status).toBe(200);
    expect((await caller.get(`${IMAGES}/${images[1]}`)).status).toBe(404);
    expect((await caller.get(`${FILES}/${idfile}`)).status).toBe(200);
  });

  it('is not known to another company', async () => {
    const { body } = await add({ idproducto: product, idfile: await attached(caller) });
    const theirs = await fsCaller(world, await world.company());
    expect((await theirs.get(IMAGES)).body).toEqual([]);
    expect((await theirs.get(`${IMAGES}/${body.data.id}`)).status).toBe(404);
    expect((await theirs.delete(`${IMAGES}/${body.data.id}`)).status).toBe(404);
    expect((await caller.get(`${IMAGES}/${body.data.id}`)).status).toBe(200);
  });

  it.each([
    ['products.read', 200],
    ['productoimagenes.read', 200],
    ['attachedfiles.read', 403],
  ])('is shown to a key with %s: %i', async (permission, status) => {
    const { token } = await company.key({ permissions: [permission] });
    expect((await world.caller({ token }).get(IMAGES)).status).toBe(status);
  });
});
