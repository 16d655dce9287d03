import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { attached, formOf, storedFiles } from './support/uploads.js';
import { CompanyInWorld, World } from './support/world.js';

const FILES = '/api/3/attachedfiles';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

/** Each group has a company of its own. */
const anew = async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
};
const storedOf = ({ id }: CompanyInWorld) =>
  [...storedFiles(world).keys()].filter((path) => path.startsWith(`${id}/`));
const outcome = ({ status, body }: Answer) => [status, body.error];
const NOT_FOUND = [404, 'Registro no encontrado.'];
const LINK = /^MyFiles\/\d+\/\d{4}\/\d\d\/\d+_[a-z0-9.-]+\?myft=[0-9a-f]{40}$/;

describe('the records of files', () => {
  beforeAll(anew);

  it('are made of the first file of a call, whatever its field', async () => {
    const form = formOf('anything', [
      ['Contract.PDF', '%PDF-1.7'],
      ['b.txt', 'b'],
    ]);
    const { status, body } = await caller.post(FILES, form);
    expect([status, body]).toEqual([
      200,
      {
        ok: 'Registro creado correctamente.',
        data: {
          date: expect.stringMatching(/^\d\d-\d\d-\d{4}$/),
          filename: 'contract.pdf',
          hour: expect.stringMatching(/^\d\d:\d\d:\d\d$/),
          idfile: 1,
          mimetype: 'application/pdf',
          path: expect.stringMatching(/\/1_contract\.pdf$/),
          size: 8,
        },
      },
    ]);
    expect(storedOf(company)).toHaveLength(1);
  });

  it('are listed and read with links to the file', async () => {
    const { status, body } = await caller.get(`${FILES}/1`);
    expect(status).toBe(200);
    const columns = ['date', 'filename', 'hour', 'idfile', 'mimetype', 'path', 'size'];
    expect(Object.keys(body)).toEqual([...columns, 'download', 'download-permanent']);
    for (const link of [body.download, body['download-permanent']]) {
      expect(link).toMatch(LINK);
      expect(link.split('?')[0]).toBe(body.path);
    }
    expect(body.download).not.toBe(body['download-permanent']);
    const list = await caller.get(FILES);
    expect([list.body, list.headers.get('x-total-count')]).toEqual([[body], '1']);
  });

  it('are described as in the original', async () => {
    const { body } = await caller.get(`${FILES}/schema`);
    expect(body.size).toEqual({ type: 'integer', default: null, is_nullable: 'NO' });
    expect(Object.keys(body)).toHaveLength(7);
    const { resources } = (await caller.get('/api/3')).body;
    expect(resources).toEqual(expect.arrayContaining(['attachedfiles', 'productoimagenes', 'uploadFiles']));
  });

  it('answer to the singular of the seed too', async () => {
    expect((await caller.get('/api/3/attachedfile/1')).body.filename).toBe('contract.pdf');
  });

  it('are found by their columns, and by a column that there is not none is', async () => {
    await attached(caller, 'other.txt');
    const found = async (query: string) => {
      const { status, body, headers } = await caller.get(`${FILES}?${query}`);
      return [
        status,
        body.map(({ filename }: { filename: string }) => filename),
        headers.get('x-total-count'),
      ];
    };
    expect(await found('filter[filename_like]=CONTR')).toEqual([200, ['contract.pdf'], '1']);
    expect(await found('sort[size]=DESC&limit=1')).toEqual([200, ['other.txt'], '2']);
    for (const query of ['filter[none]=1', 'filter[none_gt]=1', 'sort[none]=ASC', 'filter[download]=x'])
      expect([query, ...(await found(query))]).toEqual([query, 200, [], '0']);
  });

  it('take a chosen key, once', async () => {
    const chosen = await caller.post(FILES, formOf('f', [['a.txt', 'a']], { idfile: '77' }));
    expect([chosen.status, chosen.body.data.path]).toEqual([200, expect.stringMatching(/\/77_a\.txt$/)]);
    const again = await caller.post(FILES, formOf('f', [['b.txt', 'b']], { idfile: '77' }));
    expect(outcome(again)).toEqual([409, 'El registro ya existe.']);
    expect(again.body.data).toMatchObject({ idfile: 77, filename: 'a.txt' });
    expect(await attached(caller)).toBe(78);
  });

  it.each<[string, () => FormData | object, number]>([
    ['nothing', () => ({}), 400],
    ['fields without a file', () => ({ filename: 'a.txt', path: 'MyFiles/x', size: 1 }), 422],
    ['a form without a file', () => formOf('f', [], { filename: 'a.txt' }), 422],
    ['an empty file', () => formOf('f', [['a.txt', '']]), 422],
    ['a blocked file', () => formOf('f', [['a.php', '<?php']]), 422],
    ['a key that is none', () => formOf('f', [['a.txt', 'a']], { idfile: '../1' }), 422],
  ])('are not made of %s', async (_name, body, status) => {
    const before = storedOf(company);
    const answer = await caller.post(FILES, body());
    expect([answer.status, Object.keys(answer.body)]).toEqual([
      status,
      status === 400 ? ['error'] : ['error', 'data'],
    ]);
    expect(storedOf(company)).toEqual(before);
  });

  it('come from the file, whatever fields say about it', async () => {
    const fields = {
      path: 'MyFiles/1/2026/01/1_a.txt',
      size: '999',
      mimetype: 'text/html',
      filename: 'B.TXT',
    };
    const { body } = await caller.post(FILES, formOf('f', [['real.txt', 'real']], fields));
    const read = (await caller.get(`${FILES}/${body.data.idfile}`)).body;
    expect(read).toMatchObject({ filename: 'real.txt', size: 4, mimetype: 'text/plain' });
    expect(read.path).toMatch(/_real\.txt$/);
  });

  it('are changed in their words alone: where the bytes are stays', async () => {
    const idfile = await attached(caller, 'words.txt');
    const before = (await caller.get(`${FILES}/${idfile}`)).body;
    const put = (fields: Record<string, string>) => sendForm(caller, 'PUT', `${FILES}/${idfile}`, fields);
    const { status, body } = await put({ filename: 'NEW.txt', date: '01-02-2026' });
    expect([status, body.data.filename]).toEqual([200, 'NEW.txt']);
    const changed = { ...before, filename: 'new.txt', date: '01-02-2026' };
    expect((await caller.get(`${FILES}/${idfile}`)).body).toEqual(changed);
    // A client that sends back what it read changes nothing.
    expect((await put({ path: before.path, size: String(before.size) })).status).toBe(200);
    for (const [column, value] of [
      ['path', `MyFiles/${company.id}/2026/01/1_contract.pdf`],
      ['path', ''],
      ['size', '1'],
    ] as const)
      expect((await put({ [column]: value })).status).toBe(422);
    expect((await caller.get(`${FILES}/${idfile}`)).body).toEqual(changed);
    expect(outcome(await sendForm(caller, 'PUT', `${FILES}/999`, { filename: 'x' }))).toEqual(NOT_FOUND);
  });

  it('go with their bytes', async () => {
    const idfile = await attached(caller, 'gone.txt');
    const { download, ...record } = (await caller.get(`${FILES}/${idfile}`)).body;
    delete record['download-permanent'];
    const { status, body } = await caller.delete(`${FILES}/${idfile}`);
    expect([status, body]).toEqual([200, { ok: '¡Registro eliminado correctamente!', data: record }]);
    expect(storedOf(company).filter((path) => path.endsWith('gone.txt'))).toEqual([]);
    expect(outcome(await caller.delete(`${FILES}/${idfile}`))).toEqual(NOT_FOUND);
    expect((await world.caller().get(`/${download}`)).status).toBe(404);
  });
});
