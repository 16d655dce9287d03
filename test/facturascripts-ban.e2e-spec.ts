import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const PATH = '/api/3/agentes';
const outcome = ({ status, body }: Answer) => [status, body.error];

describe('an address at FacturaScripts’ door', () => {
  let world: World;
  let company: CompanyInWorld;
  let next = 0;
  beforeAll(async () => {
    world = await World.start({ TRUSTED_PROXIES: '127.0.0.1' });
    company = await world.company();
  });
  afterAll(() => world.close());

  /** Each test calls from an address of its own. */
  const newAddress = () => `203.0.113.${(next += 1)}`;
  const from = (address: string, headers: Record<string, string> = {}): Caller =>
    world.caller({ 'x-forwarded-for': address, ...headers });
  const key = async (values = {}) => (await company.key({ format: 'fs20', ...values })).token;

  async function banned(): Promise<string> {
    const address = newAddress();
    for (let call = 0; call < 5; call += 1)
      expect(outcome(await from(address, { token: 'nobodys' }).get(PATH))).toEqual([
        401,
        'auth-token-invalid',
      ]);
    return address;
  }

  it('is kept out from the sixth refused key within ten minutes on, and is told until when', async () => {
    const answer = await from(await banned(), { token: 'nobodys' }).get(PATH);
    expect(outcome(answer)).toEqual([429, 'ip-banned']);
    expect(answer.body).toEqual({ status: 'error', message: expect.any(String), error: 'ip-banned' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(590);
  });

  it('is kept out with a good key too, and without one; others are not', async () => {
    const [address, token] = [await banned(), await key()];
    for (const headers of [{ token }, {}])
      for (const path of [PATH, '/api/3', '/api/3/nowhere', '/api/2/agentes'])
        expect(outcome(await from(address, headers as Record<string, string>).get(path))).toEqual([
          429,
          'ip-banned',
        ]);
    expect((await from(newAddress(), { token }).get(PATH)).status).toBe(200);
  });

  it('is let in with a key that names it on its allowlist, whatever others did from there', async () => {
    const address = await banned();
    const invited = await key({ allow_ips: [`${address}/32`] });
    const elsewhere = await key({ allow_ips: ['198.51.100.0/24'] });
    expect((await from(address, { token: invited }).get(PATH)).status).toBe(200);
    expect(outcome(await from(address, { token: elsewhere }).get(PATH))).toEqual([429, 'ip-banned']);
  });

  it('is not kept out for what a good key may not do', async () => {
    const [address, token] = [newAddress(), await key({ permissions: ['agentes.read'] })];
    for (let call = 0; call < 8; call += 1)
      expect(outcome(await from(address, { token }).post(PATH, { nombre: 'x' }))).toEqual([403, 'forbidden']);
    expect((await from(address, { token }).get(PATH)).status).toBe(200);
  });

  it('is not judged by forwarding headers that no trusted proxy wrote', async () => {
    const other = await World.start();
    try {
      const pretending = (address: string) =>
        other.caller({ 'x-forwarded-for': address, 'cf-connecting-ip': address, token: 'nobodys' });
      for (let call = 0; call < 5; call += 1) await pretending(newAddress()).get(PATH);
      expect(outcome(await pretending(newAddress()).get(PATH))).toEqual([429, 'ip-banned']);
    } finally {
      await other.close();
    }
  });

  it('still has its preflights answered, and the other doors open', async () => {
    const [address, token] = [await banned(), await key()];
    expect((await from(address).call('OPTIONS', PATH)).status).toBe(200);
    const platform = await from(address, { authorization: `Bearer ${token}` }).get('/api/v1/clients');
    expect(platform.status).toBe(200);
  });

  it('is counted exactly when refusals come at once', async () => {
    const address = newAddress();
    const calls = Array.from({ length: 12 }, () => from(address, { token: 'nobodys' }).get(PATH));
    const statuses = (await Promise.all(calls)).map(({ status }) => status).toSorted();
    expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
  });
});
