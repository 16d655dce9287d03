import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseEnvironment } from '../config/environment.js';
import { isPublicAddress } from './addresses.js';
import { Egress, GuardedRequests } from './egress.js';

let server: Server;
let port: number;
/** `address method path body` of every request that came. */
let came: string[] = [];
/** What is answered on a path; anything else is 200. */
let answers: Record<string, [status: number, location?: string]> = {};

beforeAll(async () => {
  server = createServer();
  server.on('request', (request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening));
  ({ port } = server.address() as AddressInfo);
});
beforeEach(() => {
  [came, answers] = [[], {}];
});
afterAll(() => new Promise<void>((closed) => void server.close(() => closed())));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '', socket } = request;
  came.push(`${socket.localAddress} ${method} ${url} ${(await buffer(request)).toString()}`);
  const [status, location] = answers[url] ?? [200];
  response.writeHead(status, location === undefined ? {} : { location }).end('x'.repeat(200_000));
}

const request = () => ({
  method: 'POST' as const,
  headers: { 'content-type': 'text/plain' },
  body: Buffer.from('told'),
  signal: AbortSignal.timeout(5000),
});

/** Names mean what `names` says, one address after another; of this machine's addresses 127.0.0.1 is permitted. */
function guarded(names: Record<string, string[][]> = {}) {
  const asked: string[] = [];
  const guard = new GuardedRequests({
    permits: (address) => address === '127.0.0.1' || isPublicAddress(address),
    resolve: async (host) => {
      asked.push(host);
      return (names[host]?.shift() ?? []).map((address) => ({ address, family: 4 }));
    },
  });
  return { asked, send: (url: string) => guard.send(url, request()) };
}

const at = (host: string, path = '/') => `http://${host}:${port}${path}`;

describe('a guarded request', () => {
  it('goes to the address that was checked, whatever the name means the second time (DNS rebinding)', async () => {
    const { asked, send } = guarded({ 'shop.example': [['127.0.0.1'], ['127.0.0.2']] });
    expect((await send(at('shop.example', '/a'))).status).toBe(200);
    expect(asked).toEqual(['shop.example']);
    expect(came).toEqual(['127.0.0.1 POST /a told']);
    await expect(send(at('shop.example'))).rejects.toThrow(
      'shop.example has an address that may not be called',
    );
    expect(came).toHaveLength(1);
  });

  it('is not sent where one of several addresses is closed, or there is none', async () => {
    const { send } = guarded({ 'shop.example': [['127.0.0.1', '10.0.0.1'], []] });
    for (const _ of [1, 2])
      await expect(send(at('shop.example'))).rejects.toMatchObject({ code: 'private_address' });
    expect(came).toEqual([]);
  });

  it.each([
    'http://0x7f.2/',
    'http://2130706434/',
    'http://127.2/',
    'http://127.0.0.2./',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
  ])('is not sent to a closed address in any spelling: %s', async (url) => {
    await expect(guarded().send(url)).rejects.toMatchObject({ code: 'private_address' });
  });

  it.each([
    ['not_http', 'ftp://shop.example/'],
    ['not_http', 'javascript:alert(1)'],
    ['credentials', 'http://me:secret@shop.example/'],
    ['not_a_url', 'shop.example'],
  ])('is not sent to what is %s: %s', async (code, url) => {
    await expect(guarded().send(url)).rejects.toMatchObject({ code });
  });

  it('reads no more of an answer than it has use for', async () => {
    const answer = await guarded().send(at('127.0.0.1'));
    expect(answer.body).toHaveLength(65_536);
  });

  it('ends when its time is up, also while a name is looked up', async () => {
    const guard = new GuardedRequests({ permits: () => true, resolve: () => new Promise(() => undefined) });
    const sent = guard.send('http://shop.example/', { ...request(), signal: AbortSignal.timeout(20) });
    await expect(sent).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('a redirect', () => {
  it.each([307, 308])('by %i is followed with the same method and body', async (status) => {
    answers = { '/a': [status, '/b'] };
    expect((await guarded().send(at('127.0.0.1', '/a'))).status).toBe(200);
    expect(came).toEqual(['127.0.0.1 POST /a told', '127.0.0.1 POST /b told']);
  });

  it.each([301, 302, 303])('by %i, which would drop them, is the answer', async (status) => {
    answers = { '/a': [status, '/b'] };
    expect((await guarded().send(at('127.0.0.1', '/a'))).status).toBe(status);
    expect(came).toHaveLength(1);
  });

  it('is checked as any request is', async () => {
    for (const location of [
      at('127.0.0.2'),
      'http://localhost/',
      'http://169.254.169.254/latest/meta-data',
    ]) {
      answers = { '/a': [307, location] };
      const { send } = guarded({ localhost: [['127.0.0.3']] });
      await expect(send(at('127.0.0.1', '/a'))).rejects.toMatchObject({ code: 'private_address' });
    }
    answers = { '/a': [307, 'ftp://127.0.0.1/'] };
    await expect(guarded().send(at('127.0.0.1', '/a'))).rejects.toMatchObject({ code: 'not_http' });
    expect(came).toHaveLength(4);
  });

  it('is followed three times at most', async () => {
    answers = { '/1': [307, '/2'], '/2': [307, '/3'], '/3': [307, '/4'], '/0': [307, '/1'] };
    expect((await guarded().send(at('127.0.0.1', '/1'))).status).toBe(200);
    await expect(guarded().send(at('127.0.0.1', '/0'))).rejects.toMatchObject({ code: 'redirect' });
  });
});

describe('the guard of a server', () => {
  const egress = (env: Record<string, string>) => new Egress(parseEnvironment(env));

  it('lets nothing reach this machine unless the operator allows it', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      came = [];
      await expect(egress({}).send(at(host), request())).rejects.toMatchObject({ code: 'private_address' });
      expect(came).toEqual([]);
      const allowed = egress({ WEBHOOK_ALLOW_PRIVATE: 'true' });
      await allowed.send(at(host), request());
      expect(came).toHaveLength(1);
    }
  });

  it('lifts no other rule then', () => {
    const allowed = egress({ WEBHOOK_ALLOW_PRIVATE: 'true' });
    expect(() => allowed.check('http://10.0.0.1/')).not.toThrow();
    expect(() => allowed.check('ftp://10.0.0.1/')).toThrow('must begin with https:// or http://');
    expect(() => allowed.check('http://a:b@10.0.0.1/')).toThrow('user or a password');
  });
});
