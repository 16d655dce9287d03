import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { formOf, storedFiles, upload } from './support/uploads.js';
import { CompanyInWorld, World } from './support/world.js';

const UPLOADS = '/api/3/uploadFiles';
const FILES = '/api/3/attachedfiles';

let world: World;
let superuser: Superuser;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => {
  world = await World.start();
  superuser = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await superuser.close();
  await world.close();
});

/** Each group has a company of its own. */
const anew = async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
};
const storedOf = ({ id }: CompanyInWorld) =>
  [...storedFiles(world).keys()].filter((path) => path.startsWith(`${id}/`));
const names = ({ body }: Answer) => body.files.map(({ filename }: { filename: string }) => filename);

describe('uploadFiles', () => {
  beforeAll(anew);

  it('keeps each file and answers its record, typed', async () => {
    const { status, body } = await upload(caller, ['Año 1.TXT', 'one'], ['photo.png', 'png']);
    const ofFile = (idfile: number, filename: string, stored: string, mimetype: string) => ({
      date: expect.stringMatching(/^\d\d-\d\d-\d{4}$/),
      filename,
      hour: expect.stringMatching(/^\d\d:\d\d:\d\d$/),
      idfile,
      mimetype,
      path: expect.stringMatching(new RegExp(`^MyFiles/${company.id}/\\d{4}/\\d\\d/${stored}$`)),
      size: 3,
    });
    expect([status, body]).toEqual([
      200,
      {
        files: [
          ofFile(1, 'año 1.txt', '1_ano-1.txt', 'text/plain'),
          ofFile(2, 'photo.png', '2_photo.png', 'image/png'),
        ],
      },
    ]);
    expect(storedOf(company)).toHaveLength(2);
  });

  it('writes what it was sent, for the server alone to read', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const { path } = (await upload(caller, ['bytes.bin', bytes])).body.files[0];
    const { dataDir } = world.server.config;
    const place = join(dataDir, path.replace('MyFiles', 'uploads'));
    expect(new Uint8Array(await readFile(place))).toEqual(bytes);
    expect(statSync(place).mode & 0o777).toBe(0o600);
    const folders = ['', `${company.id}`, join(place, '..').slice(join(dataDir, 'uploads').length + 1)];
    for (const folder of folders)
      expect([folder, statSync(join(dataDir, 'uploads', folder)).mode & 0o777]).toEqual([folder, 0o700]);
  });

  it.each(['files[]', 'files[0]', 'files[front]'])('reads the field %s', async (field) => {
    expect(names(await caller.post(UPLOADS, formOf(field, [['a.txt', 'a']])))).toEqual(['a.txt']);
  });

  it.each(['file', 'files', 'file[]', 'files[', 'files[0][1]', 'Files[]'])(
    'reads no other field: %s',
    async (field) => {
      const answer = await caller.post(UPLOADS, formOf(field, [['a.txt', 'a']]));
      expect([answer.status, answer.body]).toEqual([200, { files: [] }]);
    },
  );

  it('leaves out, in silence, what is blocked or empty', async () => {
    const blocked = [
      'a.php',
      'a.PHP5',
      'a.phtml',
      'a.phar',
      'a.pht',
      '.htaccess',
      'a.html',
      'a.HTM',
      'a.shtml',
    ];
    const tricks = ['a.php.', 'a.php ', 'a.ph\u200Bp', 'a.txt.php'];
    const refused = [...blocked, ...tricks].map((name) => [name, '<?php'] as const);
    const answer = await upload(caller, ...refused.slice(0, 7), ['ok.txt', 'x'], ...refused.slice(7), [
      'no.txt',
      '',
    ]);
    expect([answer.status, names(answer)]).toEqual([200, ['ok.txt']]);
    expect(storedOf(company).filter((path) => /php|pht|phar|htaccess|html?$/.test(path))).toEqual([]);
  });

  it('has no files without a multipart body', async () => {
    for (const answer of [
      await caller.post(UPLOADS),
      await caller.call('POST', UPLOADS),
      await caller.post(UPLOADS, new FormData()),
      await caller.call('PUT', UPLOADS, { body: formOf('files[]', [['a.txt', 'a']]) }),
    ])
      expect([answer.status, answer.body]).toEqual([200, { files: [] }]);
  });

  it.each(['GET', 'PATCH', 'DELETE'])('knows no %s', async (method) => {
    const { status, body } = await caller.call(method, UPLOADS);
    expect([status, body]).toEqual([
      405,
      { status: 'error', message: 'Method not allowed', error: 'Method not allowed' },
    ]);
  });

  it('opens to a grant of its own or on the files, and to no other', async () => {
    const status = async (permission: string) => {
      const { token } = await company.key({ permissions: [permission] });
      return (await upload(world.caller({ token }), ['a.txt', 'a'])).status;
    };
    expect(await status('uploadFiles.create')).toBe(200);
    expect(await status('attachedfiles.create')).toBe(200);
    expect(await status('attachedfiles.read')).toBe(403);
    expect(await status('clients.*')).toBe(403);
  });

  it('gives many at once a file each', async () => {
    await anew();
    const sent = Array.from({ length: 8 }, (_, index) => `content ${index}`);
    const answers = await Promise.all(sent.map((content) => upload(caller, ['same.txt', content])));
    const records = answers.map(({ body }) => body.files[0]);
    expect(new Set(records.map(({ path }) => path)).size).toBe(8);
    for (const [index, { idfile }] of records.entries()) {
      const { download } = (await caller.get(`${FILES}/${idfile}`)).body;
      expect((await world.caller().get(`/${download}`)).text).toBe(sent[index]);
    }
  });
});

describe('an upload that fails', () => {
  beforeAll(anew);

  /** From here on the database refuses that name, as late as it can. */
  const refuse = (filename: string) =>
    superuser.rows(`
      CREATE FUNCTION refuse_file() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '23514'; END $$;
      CREATE CONSTRAINT TRIGGER refuse_file AFTER INSERT ON facturascripts_records DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.data->>'filename' = '${filename}') EXECUTE FUNCTION refuse_file()`);

  it('leaves nothing behind, not even of the files that were good', async () => {
    await refuse('bad.txt');
    const answers = [
      await upload(caller, ['good.txt', 'x'], ['bad.txt', 'x'], ['good.txt', 'x']),
      await caller.post(UPLOADS, formOf('files[]', [['bad.txt', 'x']]), { 'idempotency-key': 'fails' }),
      await caller.post(FILES, formOf('file', [['bad.txt', 'x']])),
    ];
    for (const { status } of answers) expect(status).toBeGreaterThanOrEqual(400);
    expect(storedOf(company)).toEqual([]);
    expect((await caller.get(FILES)).body).toEqual([]);
    expect((await upload(caller, ['good.txt', 'x'])).body.files[0].idfile).toBe(1);
    expect(storedOf(company)).toHaveLength(1);
  });
});
