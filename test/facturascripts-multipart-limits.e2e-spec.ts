import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIELDS_BYTES, FILES_BYTES, MOST_FIELDS, MOST_FILES } from '../src/http/multipart.js';
import { fsCaller } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { sendRaw } from './support/raw-http.js';
import { fieldsOf, formOf, SentFile, storedFiles } from './support/uploads.js';
import { World } from './support/world.js';

const AGENTS = '/api/3/agentes';
const UPLOADS = '/api/3/uploadFiles';
const TOO_LARGE = [413, 'payload-too-large'];

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  caller = await fsCaller(world, await world.company());
});
afterAll(() => world.close());

const outcome = ({ status, body }: Pick<Answer, 'status' | 'body'>) => [status, body.error];

describe('the limits of a multipart body', () => {
  const bytes = (count: number) => new Uint8Array(count).fill(97);
  const several = (count: number, size = 1) =>
    Array.from({ length: count }, (_, index): SentFile => [`${index}.txt`, bytes(size)]);
  const manyFields = (count: number, size = 1) =>
    fieldsOf(
      ['nombre', 'Ana'],
      ...Array.from({ length: count - 1 }, (_, index): [string, string] => [`f${index}`, 'a'.repeat(size)]),
    );

  it('let through what just fits', async () => {
    for (const files of [several(1, FILES_BYTES), several(2, FILES_BYTES / 2), several(MOST_FILES)]) {
      const { status, body } = await caller.post(UPLOADS, formOf('files[]', files));
      expect([status, body.files?.length]).toEqual([200, files.length]);
    }
    expect((await caller.post(AGENTS, manyFields(MOST_FIELDS))).status).toBe(200);
  });

  it.each<[string, () => FormData]>([
    ['one file', () => formOf('files[]', several(1, FILES_BYTES + 1))],
    ['one file by far', () => formOf('files[]', several(1, FILES_BYTES * 2))],
    ['files together', () => formOf('files[]', several(2, FILES_BYTES / 2 + 1))],
    ['the number of files', () => formOf('files[]', several(MOST_FILES + 1))],
    ['the number of fields', () => manyFields(MOST_FIELDS + 1)],
    ['fields together', () => manyFields(3, FIELDS_BYTES / 2)],
  ])('refuse what does not, and go on serving the connection: %s', async (_name, form) => {
    const before = [...storedFiles(world).keys()];
    expect(outcome(await caller.post(UPLOADS, form()))).toEqual(TOO_LARGE);
    expect((await caller.get('/api/3')).status).toBe(200);
    expect([...storedFiles(world).keys()]).toEqual(before);
  });

  it('count what comes without a length as well', async () => {
    const head = '--x\r\nContent-Disposition: form-data; name="files[]"; filename="a.txt"\r\n\r\n';
    const chunk = `${head}${'a'.repeat(FILES_BYTES + 1)}\r\n`;
    const lines = [
      `POST ${UPLOADS} HTTP/1.1`,
      'Host: x',
      `X-Auth-Token: ${caller.headers['x-auth-token']}`,
      'Content-Type: multipart/form-data; boundary=x',
      'Transfer-Encoding: chunked',
      'Connection: close',
    ];
    const body = `${chunk.length.toString(16)}\r\n${chunk}\r\n7\r\n--x--\r\n\r\n0\r\n\r\n`;
    expect(outcome(await sendRaw(caller.url, `${lines.join('\r\n')}\r\n\r\n${body}`))).toEqual(TOO_LARGE);
  });

  it('leave those of other bodies as they are', async () => {
    expect((await caller.post(AGENTS, { nombre: 'a'.repeat(FIELDS_BYTES) })).status).toBe(413);
  });
});
