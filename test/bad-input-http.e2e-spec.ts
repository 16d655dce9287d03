import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, sendRaw } from './support/raw-http.js';
import { expectAbacoRefusal, expectRefusal, imageOf } from './support/refusal.js';
import { companyInUse } from './support/routes-in-use.js';
import { World } from './support/world.js';

const PATH = '/api/v1/clients';
const JSON_TYPE = 'Content-Type: application/json';

let world: World;
let token: string;
let known: string[];
let before: unknown;
beforeAll(async () => {
  world = await World.start();
  const { books } = await companyInUse(world);
  ({ token } = await books.company.key());
  known = ['Host: books.example', `Authorization: Bearer ${token}`];
  before = await imageOf(world);
});
afterAll(() => world.close());

const send = (bytes: string | Buffer) => sendRaw(world.server.url, bytes);

/** Lines and, after an empty one, a body, with the headers of a known caller behind the first line. */
const request = (line: string, headers: string[], body = '') =>
  Buffer.from([line, ...known, ...headers, 'Connection: close', '', body].join('\r\n'), 'latin1');

async function refused(bytes: string | Buffer, status: number, reason: string): Promise<void> {
  const answer = await send(bytes);
  expectRefusal(answer, bytes.toString('latin1').slice(0, 200));
  expect([answer.status, answer.body.error.reason]).toEqual([status, reason]);
}

describe('bytes that are no HTTP', () => {
  it.each([
    ['words', 'GIVE ME EVERYTHING\r\n\r\n'],
    ['an empty method', ' / HTTP/1.1\r\n\r\n'],
    ['the greeting of TLS', Buffer.from('16030100c8010000c40303', 'hex')],
    ['the greeting of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['zeros', Buffer.alloc(64)],
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ])('are answered in our words all the same: %s', (_, bytes) => refused(bytes, 400, 'malformed_request'));
});

describe('a request line', () => {
  it.each([
    ['an unknown method', `FOO ${PATH} HTTP/1.1`],
    ['a method in lower case', `get ${PATH} HTTP/1.1`],
    ['another version', `GET ${PATH} HTTP/3.0`],
    ['no version', `GET ${PATH} XXXX/1.1`],
    ['a blank in the path', `GET ${PATH} x HTTP/1.1`],
    ['U+0000 in the path', `GET ${PATH}\0 HTTP/1.1`],
    ['a byte beyond ASCII in the path', `GET ${PATH}/\xe9 HTTP/1.1`],
    ['no path', 'GET HTTP/1.1'],
    ['a path that is no URL', `GET ${PATH}/%zz HTTP/1.1`],
    ['an origin that is none', `GET http://[${PATH} HTTP/1.1`],
    ['a tunnel', 'CONNECT books.example:443 HTTP/1.1'],
  ])('with %s is refused', (_, line) => refused(request(line, []), 400, 'malformed_request'));

  it.each('/api/v1/../v1/clients /api/v1/%2e%2e/v1/clients'.split(' '))(
    'is taken to the letter: %s is an unknown path of /api',
    (path) => refused(request(`GET ${path} HTTP/1.1`, []), 404, 'not_found'),
  );

  it.each('//api/v1/clients /./api/v1/clients * http://elsewhere.example/x'.split(' '))(
    'is taken to the letter: %s is an unknown path of the root',
    async (path) => expectAbacoRefusal(await send(request(`GET ${path} HTTP/1.1`, [])), 404, 'NOT_FOUND'),
  );

  it('may name the origin, and is then the same request', async () => {
    const { status, body } = await send(request(`GET http://elsewhere.example${PATH}?page=1 HTTP/1.1`, []));
    expect([status, body.success]).toEqual([200, true]);
  });

  it('that is too long is refused', async () => {
    await refused(request(`GET ${PATH}?search=${'x'.repeat(20_000)} HTTP/1.1`, []), 431, 'headers_too_large');
    await refused(request(`GET /${'x'.repeat(20_000)} HTTP/1.1`, []), 431, 'headers_too_large');
    await refused(request(`GET ${PATH}/${'9'.repeat(10_000)} HTTP/1.1`, []), 404, 'not_found');
  });
});

describe('headers', () => {
  it.each([
    ['a blank before the colon', 'X-Note : x'],
    ['no colon', 'X-Note'],
    ['no name', ': x'],
    ['U+0000', 'X-Note: a\0b'],
    ['a folded line', 'X-Note: a\r\n b'],
    ['a lone carriage return', 'X-Note: a\rb'],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3'],
    ['a negative length', 'Content-Length: -1'],
    ['a length that is no number', 'Content-Length: two'],
    ['a length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked'],
    ['an unknown transfer', 'Transfer-Encoding: gzip'],
    ['chunks twice', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked, identity'],
  ])('with %s are refused', (_, header) =>
    refused(request(`POST ${PATH} HTTP/1.1`, [JSON_TYPE, header], '{}'), 400, 'malformed_request'),
  );

  it('that are too large are refused, one or many', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => `X-Note-${index}: 1`);
    for (const headers of [[`X-Note: ${'x'.repeat(20_000)}`], many])
      await refused(request(`GET ${PATH} HTTP/1.1`, headers), 431, 'headers_too_large');
  });

  it.each('Authorization X-API-Key Host Origin Referer Idempotency-Key X-Auth-Token Token'.split(' '))(
    'that count once are refused twice: %s',
    async (name) => {
      const lines = [`${name}: x`, `${name.toLowerCase()}: x`];
      await refused(request(`GET ${PATH} HTTP/1.1`, lines), 400, 'duplicate_header');
    },
  );

  it('of a body’s kind count once as well', async () => {
    const lines = [JSON_TYPE, JSON_TYPE, 'Content-Length: 2'];
    await refused(request(`POST ${PATH} HTTP/1.1`, lines, '{}'), 400, 'duplicate_header');
  });

  it('have to name the host, unless the request is of HTTP/1.0', async () => {
    const hostless = (version: string) =>
      `GET ${PATH} HTTP/${version}\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`;
    await refused(hostless('1.1'), 400, 'malformed_request');
    expect((await send(hostless('1.0'))).status).toBe(200);
  });

  it('may expect what they like: the answer is the same', async () => {
    for (const expectation of ['100-continue', 'tea', '100-continue, tea']) {
      const headers = [...known, JSON_TYPE, `Expect: ${expectation}`];
      const answer = await send(rawRequest(`POST ${PATH}`, headers, '{}'));
      expect([answer.status, answer.body.error.reason]).toEqual([400, 'parameter_missing']);
    }
  });

  it('may ask for another protocol: the answer is in this one', async () => {
    const lines = [...known, 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    expect((await send(rawRequest(`GET ${PATH}`, lines))).status).toBe(200);
  });
});

describe('a body in chunks', () => {
  const chunked = (body: string) =>
    request(`POST ${PATH} HTTP/1.1`, [JSON_TYPE, 'Transfer-Encoding: chunked'], body);

  it.each([
    'zz\r\n{}\r\n0\r\n\r\n',
    '-2\r\n{}\r\n0\r\n\r\n',
    '2\r\n{}{}\r\n0\r\n\r\n',
    '2;x\0\r\n{}\r\n0\r\n\r\n',
    '{}',
  ])('that are none is refused: %j', (body) => refused(chunked(body), 400, 'malformed_request'));

  it('is a body like any other, with the same limit', async () => {
    await refused(chunked('2\r\n{}\r\n0\r\n\r\n'), 400, 'parameter_missing');
    const part = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    await refused(chunked(`${part.repeat(17)}0\r\n\r\n`), 413, 'payload_too_large');
  });

  it('or in one piece is refused before it is read when it says that it is too long', async () => {
    const announced = ['Content-Length: 99999999999', JSON_TYPE];
    await refused(request(`POST ${PATH} HTTP/1.1`, announced, '{}'), 413, 'payload_too_large');
  });
});

describe('methods', () => {
  it.each('OPTIONS TRACE PURGE PROPFIND SEARCH M-SEARCH LINK REPORT'.split(' '))(
    'that no route serves are unknown paths: %s',
    (method) => refused(request(`${method} ${PATH} HTTP/1.1`, []), 404, 'not_found'),
  );

  it('QUERY is another, once it says what it asks with (RFC 10008, 2)', async () => {
    await refused(request(`QUERY ${PATH} HTTP/1.1`, []), 400, 'malformed_request');
    await refused(request(`QUERY ${PATH} HTTP/1.1`, [JSON_TYPE]), 404, 'not_found');
  });

  it('HEAD answers as GET does, without the body', async () => {
    for (const [path, status] of [
      [PATH, 200],
      [`${PATH}/0`, 404],
      ['/x', 404],
    ] as const) {
      const answer = await send(request(`HEAD ${path} HTTP/1.1`, []));
      expect([path, answer.status, answer.text]).toEqual([path, status, '']);
      expect(answer.headers['x-request-id']).toBeDefined();
    }
  });

  it('GET reads no body, and DELETE refuses a broken one', async () => {
    const withBody = (method: string) => send(rawRequest(`${method} ${PATH}/1`, [...known, JSON_TYPE], '{'));
    expect((await withBody('GET')).status).toBe(200);
    const { status, body } = await withBody('DELETE');
    expect([status, body.error.reason]).toEqual([400, 'malformed_json']);
  });
});

describe('all of this', () => {
  it('leaves no row behind, no error of ours and no key in the log, and the server at work', async () => {
    expect(await imageOf(world)).toEqual(before);
    expect(world.server.log()).not.toContain('"level":50');
    expect(world.server.log()).not.toContain(token);
    expect((await world.caller({ 'x-api-key': token }).get(PATH)).status).toBe(200);
  });
});
