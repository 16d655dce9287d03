import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CreateApiKeyDto } from '../src/api-keys/api-key.dto.js';
import { Caller } from './support/http.js';
import { reasonOf } from './support/refusal.js';
import { exchange } from './support/session-tokens.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let admin: Caller;
beforeAll(async () => {
  world = await World.shared();
  company = await world.company();
  await company.setPolicy({ keyManagement: 'granted' });
  admin = (await company.person('administrator')).caller;
});
afterAll(() => world.close());

const PATH = '/api/v1/api-keys';
const MANAGING = ['api-keys.*', 'clients.*'];
const EXCEEDS = [403, 'grant_exceeds_maker'];

/** A key that manages keys, and a token of it. */
async function manager(asked: object = {}, values: Partial<CreateApiKeyDto> = {}) {
  const key = await company.key({ permissions: MANAGING, ...values });
  return { key, token: await exchange(world, key, asked) };
}

const make = (caller: Caller, values: object = {}) => caller.post(PATH, { name: 'made', ...values });
const rotate = (caller: Caller, id: number) => caller.post(`${PATH}/${id}/rotate`);
const endOf = async (id: number) =>
  Date.parse((await admin.get(`${PATH}/${id}`)).body.data.expires_at as string);

describe('a session token that makes keys', () => {
  it('makes none that outlives it: not by silence, and not by asking for more', async () => {
    const { key, token } = await manager();
    const made = await make(token.caller, { permissions: ['clients.read'] });
    expect([made.status, made.body.data.maker_key_id]).toEqual([201, key.id]);
    expect(await endOf(made.body.data.id)).toBe(Date.parse(token.expiresAt));
    const later = { expires_at: '2100-01-01T00:00:00Z' };
    expect(reasonOf(await make(token.caller, later))).toEqual(EXCEEDS);
  });

  it('makes none that holds more than it was narrowed to', async () => {
    const { token } = await manager({ permissions: ['api-keys.*', 'clients.read'] });
    expect(reasonOf(await make(token.caller, { permissions: ['clients.create'] }))).toEqual(EXCEEDS);
    expect((await make(token.caller, { permissions: ['clients.read'] })).status).toBe(201);
  });

  it('makes none at all where it was narrowed to less than that, or the company does not let keys', async () => {
    const { token } = await manager({ permissions: ['clients.*', 'api-keys.read'] });
    expect(reasonOf(await make(token.caller))).toEqual([403, 'forbidden']);
    const closed = await world.company();
    const { caller } = await exchange(world, await closed.key());
    expect(reasonOf(await make(caller))).toEqual([403, 'api_key_management_forbidden']);
  });

  it('rotates what ends no later than it does, and nothing else', async () => {
    const { key, token } = await manager();
    const sooner = new Date(Date.parse(token.expiresAt) - 60_000).toISOString();
    const own = (await make(token.caller)).body.data.id as number;
    const ending = (await company.key({ permissions: ['clients.read'], expires_at: sooner })).id;
    const lasting = (await company.key({ permissions: ['clients.read'] })).id;
    for (const id of [own, ending]) {
      const { status, body } = await rotate(token.caller, id);
      expect(status).toBe(200);
      expect(await endOf(body.data.id)).toBeLessThanOrEqual(Date.parse(token.expiresAt));
    }
    for (const id of [lasting, key.id]) expect(reasonOf(await rotate(token.caller, id))).toEqual(EXCEEDS);
  });

  it('gives grants to what ends with it, and to no key that its own key made to last', async () => {
    const { key, token } = await manager();
    const lasting = (await make(key.caller)).body.data.id as number;
    const ending = (await make(token.caller)).body.data.id as number;
    const widen = (id: number) => token.caller.patch(`${PATH}/${id}`, { permissions: ['clients.read'] });
    expect(reasonOf(await widen(lasting))).toEqual(EXCEEDS);
    expect((await widen(ending)).status).toBe(200);
  });

  it('leaves what it made to its key: that ends sooner with it, and is revoked with it', async () => {
    const { key, token } = await manager();
    const [one, two] = [(await make(token.caller)).body.data, (await make(token.caller)).body.data];
    const soon = new Date(Date.now() + 600_000).toISOString();
    await admin.patch(`${PATH}/${key.id}`, { expires_at: soon });
    for (const { id } of [one, two]) expect(await endOf(id)).toBe(Date.parse(soon));
    await admin.post(`${PATH}/${key.id}/revoke`);
    for (const { token: text } of [one, two])
      expect((await world.caller({ 'x-api-key': text }).get('/api/v1/clients')).status).toBe(401);
  });
});
