import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken, KeyFormat } from '../src/access/key-format.js';
import { rawRequest, sendRaw } from './support/raw-http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/v1/clients';

let world: World;
let company: CompanyInWorld;
let good: string;
const bad = createToken('keyid').token;
const issued: string[] = [];
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  good = await newToken();
});
afterAll(() => world.close());

async function newToken(values: Parameters<CompanyInWorld['key']>[0] = {}): Promise<string> {
  const { token } = await company.key(values);
  issued.push(token);
  return token;
}

/** What the server says to these header lines, sent as they are: the status, and the reason of a refusal. */
async function said(...headers: string[]): Promise<string> {
  const request = rawRequest(`GET ${PATH}`, ['Host: books.example', ...headers]);
  const { status, body } = await sendRaw(world.server.url, request);
  return [status, body.error?.reason].filter(Boolean).join(' ');
}

describe('Authorization: Bearer', () => {
  it.each(['Bearer', 'bearer', 'BEARER', 'bEaReR'])('is read in any case: %s', async (scheme) => {
    expect(await said(`Authorization: ${scheme} ${good}`)).toBe('200');
  });

  it('may stand off its key and the edges by any number of blanks', async () => {
    expect(await said(`Authorization: Bearer     ${good}`)).toBe('200');
    expect(await said(`Authorization:    Bearer ${good}   `)).toBe('200');
    expect(await said(`Authorization:\tBearer ${good}\t`)).toBe('200');
    expect(await said(`AUTHORIZATION: Bearer ${good}`)).toBe('200');
  });

  it.each(['', 'Bearer', 'Bearer    ', 'Basic', 'Digest username="x"'])(
    'without a key is no credential: "%s"',
    async (value) => expect(await said(`Authorization: ${value}`)).toBe('401 token_missing'),
  );

  it('is the only scheme: a key under another one is no credential', async () => {
    for (const scheme of ['Basic', 'Token', 'ApiKey', 'Bearers', 'Bearer:', 'Bearer,'])
      expect(await said(`Authorization: ${scheme} ${good}`)).toBe('401 token_missing');
    expect(await said(`Authorization: ${good}`)).toBe('401 token_missing');
  });

  it('holds one key and nothing else', async () => {
    const values = [
      `${good},`,
      `${good} ${good}`,
      `${good}, Bearer ${good}`,
      `"${good}"`,
      `Bearer ${good}`,
      'x',
    ];
    for (const value of values)
      expect(await said(`Authorization: Bearer ${value}`)).toBe('401 invalid_token');
  });
});

describe('X-API-Key', () => {
  it('opens what Bearer opens, in any case and between blanks', async () => {
    expect(await said(`X-API-Key: ${good}`)).toBe('200');
    expect(await said(`x-api-key:   ${good}   `)).toBe('200');
  });

  it('holds the key without a scheme', async () => {
    for (const value of [`Bearer ${good}`, `${good}, ${good}`, `${good};`])
      expect(await said(`X-API-Key: ${value}`)).toBe('401 invalid_api_key');
    expect(await said('X-API-Key:')).toBe('401 token_missing');
  });

  it('is tried after Bearer, and a good one makes up for a bad one there', async () => {
    expect(await said(`Authorization: Bearer ${good}`, `X-API-Key: ${bad}`)).toBe('200');
    expect(await said(`Authorization: Bearer ${bad}`, `X-API-Key: ${good}`)).toBe('200');
    expect(await said('Authorization: Bearer', `X-API-Key: ${good}`)).toBe('200');
    expect(await said('Authorization: Basic eDp5', `X-API-Key: ${good}`)).toBe('200');
    expect(await said('Authorization: Basic eDp5', `X-API-Key: ${bad}`)).toBe('401 invalid_api_key');
  });

  it('says whose key counts: with two good ones, the company of the first', async () => {
    const other = await world.company();
    const { token } = await other.key();
    issued.push(token);
    const both = world.caller({ authorization: `Bearer ${good}`, 'x-api-key': token });
    expect((await both.get('/api/v1/companies')).body.data[0].id).toBe(company.id);
  });

  it('leaves the word to Bearer when both are refused', async () => {
    const expired = await newToken({ expires_at: '2020-01-01T00:00:00Z' });
    expect(await said(`Authorization: Bearer ${expired}`, `X-API-Key: ${bad}`)).toBe('401 api_key_expired');
    expect(await said(`Authorization: Bearer ${bad}`, `X-API-Key: ${expired}`)).toBe('401 invalid_api_key');
  });
});

describe('a header that was sent twice', () => {
  it.each([
    ['Authorization', (key: string) => `Bearer ${key}`],
    ['X-API-Key', (key: string) => key],
  ])('is refused, even when both are the same: %s', async (name, value) => {
    const line = `${name}: ${value(good)}`;
    expect(await said(line, line)).toBe('400 duplicate_header');
    expect(await said(line, `${name.toLowerCase()}: ${value(bad)}`)).toBe('400 duplicate_header');
  });
});

describe('the headers of other doors', () => {
  it.each(['X-Auth-Token', 'Token', 'Api-Key', 'Proxy-Authorization', 'Cookie'])(
    'carry no key for this one: %s',
    async (name) => expect(await said(`${name}: ${good}`)).toBe('401 token_missing'),
  );
});

describe('a key', () => {
  it.each<KeyFormat>(['keyid', 'hex64', 'fs20'])('of the format %s opens its company', async (format) => {
    const token = await newToken({ format });
    const callers = [
      world.caller({ authorization: `Bearer ${token}` }),
      world.caller({ 'x-api-key': token }),
    ];
    for (const caller of callers) {
      const { status, body } = await caller.get('/api/v1/companies');
      expect([status, body.data[0].id]).toEqual([200, company.id]);
    }
  });

  it('in hexadecimal is read in both cases; the case of any other counts', async () => {
    const hex = await newToken({ format: 'hex64' });
    expect(await said(`Authorization: Bearer ${hex.toUpperCase()}`)).toBe('200');
    const word = await newToken({ format: 'fs20' });
    const swapped = word === word.toUpperCase() ? word.toLowerCase() : word.toUpperCase();
    expect(await said(`Authorization: Bearer ${swapped}`)).toBe('401 invalid_api_key');
  });

  it.each([false, true])(
    'of an organisation buys sessions and opens nothing by itself (test: %s)',
    async (test) => {
      const token = await newToken({ format: 'org', test });
      expect(await said(`Authorization: Bearer ${token}`)).toBe('401 invalid_api_key');
      expect(await said(`X-API-Key: ${token}`)).toBe('401 invalid_api_key');
    },
  );
});

it('no key of all these is in the log', () => {
  for (const token of [...issued, bad]) expect(world.server.log()).not.toContain(token);
  expect(world.server.log()).toContain('"status":401');
});
