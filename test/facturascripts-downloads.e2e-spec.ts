import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Installation } from '../src/database/installation.js';
import { fsCaller } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { attached, linked, upload } from './support/uploads.js';
import { CompanyInWorld, World } from './support/world.js';

const FILES = '/api/3/attachedfiles';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
let anybody: Caller;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  caller = await fsCaller(world, company);
  anybody = world.caller();
});
afterAll(() => world.close());

const outcome = ({ status, body }: Answer) => [status, body.error];

describe('a link to a file', () => {
  it('opens it without any key, whether for today or for ever', async () => {
    const { download, 'download-permanent': permanent } = await linked(caller);
    for (const link of [download, permanent]) {
      const { status, text } = await anybody.get(`/${link}`);
      expect([status, text]).toEqual([200, 'content of a.txt']);
    }
  });

  it.each([
    ['a.png', 'image/png', 'inline'],
    ['a.jpg', 'image/jpeg', 'inline'],
    ['a.pdf', 'application/pdf', 'inline'],
    ['a.txt', 'text/plain; charset=utf-8', 'attachment'],
    ['a.csv', 'text/csv; charset=utf-8', 'attachment'],
    ['a.zip', 'application/zip', 'attachment'],
    ['a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'attachment'],
    ['a.svg', 'application/octet-stream', 'attachment'],
    ['a.xhtml', 'application/octet-stream', 'attachment'],
    ['a.js', 'application/octet-stream', 'attachment'],
    ['constructor', 'application/octet-stream', 'attachment'],
    ['a.constructor', 'application/octet-stream', 'attachment'],
  ])('answers %s as %s, and lets no browser run it', async (filename, type, disposition) => {
    const { download, path } = await linked(caller, filename);
    const { headers } = await anybody.get(`/${download}`);
    const name = path.split('/').at(-1);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': type,
      'content-disposition': `${disposition}; filename="${name}"`,
      'content-length': String(`content of ${filename}`.length),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('is not believed about its type by what a client says it is', async () => {
    const idfile = await attached(caller, 'page.png');
    await caller.put(`${FILES}/${idfile}`, { mimetype: 'text/html', filename: 'page.html' });
    const { body } = await caller.get(`${FILES}/${idfile}`);
    expect(body).toMatchObject({ mimetype: 'text/html', filename: 'page.html' });
    expect((await anybody.get(`/${body.download}`)).headers.get('content-type')).toBe('image/png');
  });

  it('gives the bytes that were sent', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    const { idfile } = (await upload(caller, ['b.bin', bytes])).body.files[0];
    const { download } = (await caller.get(`${FILES}/${idfile}`)).body;
    const response = await fetch(`${world.server.url}/${download}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  it('tells HEAD how long the file is, and keeps no file open', async () => {
    const { download } = await linked(caller);
    const open = () => readdirSync('/proc/self/fd').length;
    await anybody.call('HEAD', `/${download}`);
    const before = open();
    for (let call = 0; call < 20; call += 1) {
      const { status, text, headers } = await anybody.call('HEAD', `/${download}`);
      expect([status, text, headers.get('content-length')]).toEqual([200, '', '16']);
      await anybody.get(`/${download}`);
    }
    expect(open()).toBeLessThan(before + 10);
  });

  it('stays closed while the API is switched off', async () => {
    const { download } = await linked(caller);
    await world.service(Installation).switchApi(false);
    try {
      expect(outcome(await anybody.get(`/${download}`))).toEqual([403, 'api-disabled']);
    } finally {
      await world.service(Installation).switchApi(true);
    }
  });

  it('is gone with its file', async () => {
    const { 'download-permanent': permanent, idfile } = await linked(caller, 'gone.txt');
    await caller.delete(`${FILES}/${idfile}`);
    expect(outcome(await anybody.get(`/${permanent}`))).toEqual([404, 'file-not-found']);
  });
});

describe('calls for files', () => {
  it('count against their address, as every public call does', async () => {
    const limited = await World.start({ RATE_LIMIT_ADDRESS: '3/60' });
    try {
      const statuses = [];
      for (let call = 0; call < 5; call += 1)
        statuses.push((await limited.caller().get('/MyFiles/1/2026/01/1_a.txt')).status);
      expect(statuses).toEqual([403, 403, 403, 429, 429]);
    } finally {
      await limited.close();
    }
  });
});
