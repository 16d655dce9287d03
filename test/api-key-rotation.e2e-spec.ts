import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_FORMATS } from '../src/access/key-format.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let database: Superuser;
let company: CompanyInWorld;
let admin: Caller;
beforeAll(async () => {
  world = await World.start();
  database = await Superuser.on(world.server.database);
  company = await world.company();
  admin = (await company.person('administrator')).caller;
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const PATH = '/api/v1/api-keys';
const opens = async (token: string) =>
  (await world.caller({ 'x-api-key': token }).get('/api/v1/clients')).status;
const issue = async (values: object = {}) =>
  (await admin.post(PATH, { name: 'shop', full_access: true, ...values })).body.data;
const rotate = (id: number, body: object = {}) => admin.post(`${PATH}/${id}/rotate`, body);

describe('rotating a key', () => {
  it.each(KEY_FORMATS)('answers a new one of the same format: %s', async (format) => {
    const old = await issue({ format });
    const { status, body } = await rotate(old.id);
    expect([status, body.message, body.data.format]).toEqual([200, 'API key rotated', format]);
    expect(body.data.rotated_from_id).toBe(old.id);
    for (const field of ['id', 'uuid', 'token']) expect(body.data[field]).not.toBe(old[field]);
  });

  it('keeps what it may do, its limits and whom it acts for', async () => {
    const user = await company.user('accountant');
    const kept = {
      name: 'ERP',
      permissions: ['clients.*', 'invoices.read'],
      allow_ips: ['127.0.0.0/8'],
      rate_limit: { calls: 7, seconds: 9 },
      expires_at: '2100-01-01T00:00:00Z',
      user_id: user.id,
      enabled: false,
    };
    const old = await issue({ full_access: false, ...kept });
    const { data } = (await rotate(old.id)).body;
    expect(data).toMatchObject(kept);
    expect([data.maker_user_id, data.access]).toEqual([old.maker_user_id, old.access]);
  });

  it('without an overlap ends the old key at once', async () => {
    const old = await issue();
    expect(await opens(old.token)).toBe(200);
    const { token } = (await rotate(old.id)).body.data;
    expect([await opens(old.token), await opens(token)]).toEqual([401, 200]);
    expect((await admin.get(`${PATH}/${old.id}`)).body.data.status).toBe('revoked');
  });

  it('with an overlap lets both work until it ends, and not a moment longer', async () => {
    const old = await issue();
    const { token } = (await rotate(old.id, { overlap_seconds: 3600 })).body.data;
    expect([await opens(old.token), await opens(token)]).toEqual([200, 200]);
    const [row] = await database.rows<{ seconds: number }>(
      'SELECT extract(epoch FROM revoked_at - updated_at)::int AS seconds FROM api_keys WHERE id = $1',
      [old.id],
    );
    expect(row!.seconds).toBe(3600);
    await database.rows('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [old.id]);
    expect([await opens(old.token), await opens(token)]).toEqual([401, 200]);
  });

  it('with an overlap can still be cut short', async () => {
    const old = await issue();
    const { token } = (await rotate(old.id, { overlap_seconds: 3600 })).body.data;
    await admin.post(`${PATH}/${old.id}/revoke`);
    expect([await opens(old.token), await opens(token)]).toEqual([401, 200]);
  });

  it('is refused for a key that was revoked or replaced already', async () => {
    const [revoked, replaced, overlapping] = [await issue(), await issue(), await issue()];
    await admin.post(`${PATH}/${revoked.id}/revoke`);
    await rotate(replaced.id);
    await rotate(overlapping.id, { overlap_seconds: 60 });
    for (const { id } of [revoked, replaced, overlapping]) {
      const { status, body } = await rotate(id);
      expect([status, body.error.reason]).toEqual([409, 'key_not_rotatable']);
    }
  });

  it('gives one heir when two ask at once', async () => {
    const old = await issue();
    const answers = await Promise.all([rotate(old.id), rotate(old.id), rotate(old.id)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
  });

  it.each([[-1], [2_592_001], [1.5]])('takes no overlap of %d seconds', async (overlap_seconds) => {
    const { status, body } = await rotate((await issue()).id, { overlap_seconds });
    expect([status, body.error.details[0].field]).toEqual([422, 'overlap_seconds']);
  });
});

describe('revoking a key', () => {
  it('ends it at once, and twice is the same as once', async () => {
    const key = await issue();
    expect(await opens(key.token)).toBe(200);
    const first = await admin.post(`${PATH}/${key.id}/revoke`);
    expect(await opens(key.token)).toBe(401);
    const second = await admin.post(`${PATH}/${key.id}/revoke`);
    expect([first.status, first.body.data.status]).toEqual([200, 'revoked']);
    expect([second.status, second.body]).toEqual([200, first.body]);
  });

  it('cannot be taken back', async () => {
    const key = await issue();
    await admin.post(`${PATH}/${key.id}/revoke`);
    const changes = { enabled: true, revoked_at: null, expires_at: null, status: 'active' };
    expect((await admin.patch(`${PATH}/${key.id}`, changes)).body.data.status).toBe('revoked');
    expect(await opens(key.token)).toBe(401);
  });
});

describe('a disabled key', () => {
  it('opens nothing until it is enabled again', async () => {
    const key = await issue();
    const set = (enabled: boolean) => admin.patch(`${PATH}/${key.id}`, { enabled });
    expect((await set(false)).body.data.status).toBe('disabled');
    expect(await opens(key.token)).toBe(401);
    expect((await set(true)).body.data.status).toBe('active');
    expect(await opens(key.token)).toBe(200);
  });
});
