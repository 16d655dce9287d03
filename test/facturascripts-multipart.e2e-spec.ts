import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { rawRequest, sendRaw } from './support/raw-http.js';
import { fieldsOf, formOf, SentFile, storedFiles } from './support/uploads.js';
import { CompanyInWorld, World } from './support/world.js';

const AGENTS = '/api/3/agentes';
const UPLOADS = '/api/3/uploadFiles';
const TYPE = 'multipart/form-data; boundary=x';

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  caller = await fsCaller(world, company);
});
afterAll(() => world.close());

const outcome = ({ status, body }: Pick<Answer, 'status' | 'body'>) => [status, body.error];
const MALFORMED = [400, 'malformed-request'];

/** Sends a body byte for byte. */
const send = (body: string | Buffer, type = TYPE, path = UPLOADS) =>
  sendRaw(
    caller.url,
    rawRequest(
      `POST ${path}`,
      ['Host: x', `X-Auth-Token: ${caller.headers['x-auth-token']}`, `Content-Type: ${type}`],
      body,
    ),
  );
const part = (name: string, value: string, more = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

describe('a multipart POST', () => {
  it('writes a record as a form does: the last value of a field counts, and null is null', async () => {
    const form = fieldsOf(['nombre', 'Ana'], ['nombre', 'Añá <b>'], ['cargo', 'null'], ['debaja', '1']);
    const { status, body } = await caller.post(AGENTS, form);
    expect([status, body.data]).toMatchObject([200, { nombre: 'Añá <b>', cargo: null, debaja: '1' }]);
    const read = (await caller.get(`${AGENTS}/${body.data.codagente}`)).body;
    expect(read).toMatchObject({ nombre: 'Añá <b>', cargo: null, debaja: true });
  });

  it('takes fields for text, whatever type their part says that they are', async () => {
    const types = ['application/json', 'application/octet-stream', 'text/plain; charset=utf-8'];
    for (const type of types) {
      const { status, body } = await send(
        part('nombre', '{ "a": 1.0 }').replace('\r\n\r\n', `\r\nContent-Type: ${type}\r\n\r\n`) + '--x--\r\n',
        TYPE,
        AGENTS,
      );
      expect([type, status, body.data?.nombre]).toEqual([type, 200, '{ "a": 1.0 }']);
    }
  });

  it('is read by the endpoints that create, correct and pay documents too', async () => {
    const sent = fieldsOf(
      ['codcliente', 'NONE'],
      ['idfactura', '999'],
      ['fecha', '01-02-2026'],
      ['pagada', '1'],
    );
    for (const endpoint of [
      'crearFacturaCliente',
      'crearFacturaRectificativaCliente',
      'pagarFacturaCliente/999',
    ])
      expect([endpoint, (await caller.post(`/api/3/${endpoint}`, sent)).status]).toEqual([endpoint, 404]);
  });

  it('leaves files out where a record has no place for them', async () => {
    const { status, body } = await caller.post(AGENTS, formOf('nombre', [['a.txt', 'Ana']], { cargo: 'x' }));
    expect([status, body.error]).toEqual([400, expect.stringContaining('nombre es obligatorio')]);
    expect([...storedFiles(world).keys()].filter((path) => path.startsWith(`${company.id}/`))).toEqual([]);
  });

  it.each([
    ['no parts', '--x--\r\n'],
    ['no bytes', ''],
  ])('with %s is empty', async (_name, body) => {
    expect(outcome(await send(body, TYPE, AGENTS))).toEqual([400, 'Ningún dato recibido por formulario']);
  });

  it('is refused for text that cannot be stored, as a form is', async () => {
    const multipart = await caller.post(AGENTS, fieldsOf(['nombre', 'a\0b']));
    const form = await caller.call('POST', AGENTS, {
      body: 'nombre=a%00b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([multipart.status, multipart.body]).toEqual([form.status, form.body]);
    expect(multipart.status).toBe(422);
  });

  it('happens once under an Idempotency-Key, which is of its files too', async () => {
    const once = caller.with({ 'idempotency-key': 'files' });
    const post = (...files: SentFile[]) => once.post(UPLOADS, formOf('files[]', files));
    const [first, again] = [await post(['a.txt', 'one']), await post(['a.txt', 'one'])];
    expect([first.status, again.status, again.text]).toEqual([200, 200, first.text]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    for (const other of [
      await post(['a.txt', 'two']),
      await post(['b.txt', 'one']),
      await post(['a.txt', 'one'], ['b.txt', 'one']),
      await post(),
    ])
      expect(outcome(other)).toEqual([422, 'idempotency-key-reused']);
  });
});

describe('a multipart body that is not a POST', () => {
  it.each(['PUT', 'PATCH'])('is empty: %s', async (method) => {
    const { body } = await caller.post(AGENTS, { nombre: 'Ana' });
    const record = `${AGENTS}/${body.data.codagente}`;
    const changed = await caller.call(method, record, { body: fieldsOf(['nombre', 'Eva']) });
    expect(outcome(changed)).toEqual([400, 'Ningún dato recibido por formulario']);
    expect((await caller.get(record)).body.nombre).toBe('Ana');
  });
});

describe('a multipart body elsewhere', () => {
  it.each(['/api/v1/clients', '/business-partners', '/products'])('is refused: %s', async (path) => {
    const { caller: other } = await company.key();
    for (const method of ['POST', 'PATCH', 'DELETE'])
      expect((await other.call(method, path, { body: fieldsOf(['name', 'Ana']) })).status).toBe(415);
    expect((await world.caller().post(path, fieldsOf(['name', 'Ana']))).status).toBe(401);
  });
});

describe('an upload that is refused for its caller', () => {
  it('is not waited for: nothing of it has to arrive', async () => {
    const { token: reader } = await company.key({ permissions: ['attachedfiles.read'] });
    for (const [key, expected] of [
      ['none', [401, 'auth-token-invalid']],
      [reader, [403, 'forbidden']],
    ] as const) {
      const head = rawRequest(`POST ${UPLOADS}`, [
        'Host: x',
        `X-Auth-Token: ${key}`,
        `Content-Type: ${TYPE}`,
        'Content-Length: 9999999',
      ]);
      expect(outcome(await sendRaw(caller.url, head))).toEqual(expected);
    }
  });
});

describe('a broken multipart body', () => {
  const whole = part('a', '1') + part('files[]', 'x', '; filename="a.txt"');

  it.each([
    ['has no boundary', whole, 'multipart/form-data'],
    ['has another boundary', whole, 'multipart/form-data; boundary=y'],
    ['ends before its last boundary', whole, TYPE],
    ['ends in a file', whole.slice(0, -3), TYPE],
    ['ends in the headers of a part', whole.slice(0, 30), TYPE],
    ['is no multipart at all', 'nombre=Ana', TYPE],
    ['is JSON', '{"nombre":"Ana"}', TYPE],
    ['names a field like a part of every object', `${part('__proto__', '1')}--x--\r\n`, TYPE],
    [
      'names a file like a part of every object',
      `${part('constructor', '1', '; filename="a"')}--x--\r\n`,
      TYPE,
    ],
  ])('is refused, and no more than that: it %s', async (_name, body, type) => {
    const answer = await send(body, type);
    expect([outcome(answer), answer.body.status]).toEqual([MALFORMED, 'error']);
    expect((await caller.get('/api/3')).status).toBe(200);
  });

  it('that its client stops sending keeps nothing, and nobody else from being served', async () => {
    const socket = connect(Number(new URL(caller.url).port), '127.0.0.1');
    await once(socket, 'connect');
    const head = rawRequest(`POST ${UPLOADS}`, [
      'Host: x',
      `X-Auth-Token: ${caller.headers['x-auth-token']}`,
      `Content-Type: ${TYPE}`,
      'Content-Length: 99999',
    ]);
    socket.write(Buffer.concat([head, Buffer.from(whole)]));
    socket.destroySoon();
    await once(socket, 'close');
    expect((await caller.get('/api/3')).status).toBe(200);
    expect([...storedFiles(world).keys()].filter((path) => path.endsWith('a.txt.'))).toEqual([]);
  });

  it('goes without the parts that have no name', async () => {
    const nameless = '--x\r\nContent-Disposition: form-data\r\n\r\nlost\r\n--x\r\n\r\nlost\r\n';
    const { status, body } = await send(`${nameless}${part('nombre', 'Ana')}--x--\r\n`, TYPE, AGENTS);
    expect([status, body.data.nombre]).toEqual([200, 'Ana']);
  });
});
