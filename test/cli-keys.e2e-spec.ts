import { hashSync } from '@node-rs/bcrypt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken, parseToken } from '../src/access/key-format.js';
import { ApiKeysService } from '../src/api-keys/api-keys.service.js';
import { Operator } from './support/operator.js';
import { ensureBuilt } from './support/processes.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
let operator: Operator;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.start();
  company = await world.company();
  operator = await Operator.at(world.server);
});
afterAll(async () => {
  await operator.leave();
  await world.close();
});

const clients = (token: string) => world.caller({ authorization: `Bearer ${token}` }).get('/api/v1/clients');
const statusOf = async (token: string) => (await clients(token)).status;
const refusalOf = async (token: string) => (await clients(token)).body.error.reason;
const create = (options: string) =>
  operator.json(`keys create --company ${company.id} --name cli ${options}`);

describe('keys create', () => {
  it('prints a token of each format once, which the running server takes as its grants say', async () => {
    const [keyid, hex64, fs20, org] = await Promise.all(
      ['keyid --full-access', 'hex64 --grant client.*', 'fs20 --grant invoices.read', 'org --test'].map(
        (options) => create(`--format ${options}`),
      ),
    );
    for (const [format, key] of Object.entries({ keyid, hex64, fs20, org })) {
      expect(key).toEqual({
        id: expect.any(Number),
        uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        format,
        prefix: parseToken(key.token)!.prefix,
        token: key.token,
      });
      expect(parseToken(key.token)!.format).toBe(format);
    }
    expect(org.token).toMatch(/^org_test_/);
    expect(await Promise.all([keyid, hex64].map(({ token }) => statusOf(token)))).toEqual([200, 200]);
    expect(await refusalOf(fs20.token)).toBe('forbidden');
  });

  it('keeps the address, the end, the user and the switch that it was given', async () => {
    const { email, id } = await company.user('accountant');
    const options = `--allow-ip 192.0.2.0/24 --allow-ip 2001:db8::1 --expires-at 2100-01-01T00:00:00Z --user ${email}`;
    const [away, disabled] = await Promise.all([
      create(`--full-access ${options}`),
      create('--full-access --disabled'),
    ]);
    expect(await refusalOf(away.token)).toBe('ip_not_allowed');
    expect(await refusalOf(disabled.token)).toBe('invalid_api_key');
    const listed = await operator.json(`keys list --company ${company.id}`);
    expect(listed.find((key: { id: number }) => key.id === away.id)).toMatchObject({
      allow_ips: ['192.0.2.0/24', '2001:db8::1/128'],
      expires_at: '2100-01-01T00:00:00Z',
      user_id: id,
      permissions: ['*'],
    });
    expect(listed.find((key: { id: number }) => key.id === disabled.id)).toMatchObject({
      status: 'disabled',
    });
    for (const { token } of [away, disabled]) expect(JSON.stringify(listed)).not.toContain(token.slice(-20));
  });
});

describe('what the operator does to a key', () => {
  it('holds on a running server as soon as the command returns', async () => {
    const { id, token } = await create('--full-access');
    expect(await statusOf(token)).toBe(200);
    expect(await operator.json(`keys disable ${id}`)).toMatchObject({
      id,
      enabled: false,
      status: 'disabled',
    });
    expect(await refusalOf(token)).toBe('invalid_api_key');
    expect(await operator.json(`keys enable ${id}`)).toMatchObject({ id, enabled: true, status: 'active' });
    expect(await statusOf(token)).toBe(200);
    expect(await operator.json(`keys revoke ${id}`)).toMatchObject({ id, status: 'revoked' });
    expect(await refusalOf(token)).toBe('invalid_api_key');
  });

  it('rotates it at once, or with a time in which both tokens work', async () => {
    const [first, second] = [await company.key(), await company.key()];
    const [now, later] = await Promise.all([
      operator.json(`keys rotate ${first.id}`),
      operator.json(`keys rotate ${second.id} --overlap 24h`),
    ]);
    const tokens = [first.token, now.token, second.token, later.token];
    expect(await Promise.all(tokens.map(statusOf))).toEqual([401, 200, 200, 200]);
    const old = await company.asOperator(() => world.service(ApiKeysService).get(second.id));
    expect(Date.parse(old.revoked_at!) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
  });
});

describe('keys import', () => {
  const imported = (options: string, input?: string) =>
    operator.json(`keys import --company ${company.id} --name imported --full-access ${options}`, input);

  it('takes the token from standard input, and its client goes on with it', async () => {
    const { token, prefix } = createToken('hex64');
    const key = await imported('--format hex64', `${token}\n`);
    expect(key).toEqual({ id: key.id, uuid: key.uuid, format: 'hex64', prefix });
    expect(await statusOf(token)).toBe(200);
  });

  it('takes a bcrypt hash and a prefix where nobody knows the token any more', async () => {
    const { token, prefix } = createToken('fs20');
    await imported(`--format fs20 --hash ${hashSync(token, { cost: 4 })} --prefix ${prefix}`);
    expect(await statusOf(token)).toBe(200);
    expect(await statusOf(prefix + createToken('fs20').token.slice(prefix.length))).toBe(401);
  });

  it('refuses a token as an argument, one of another format, and none at all', async () => {
    const words = `keys import --company ${company.id} --name imported --format hex64`;
    const { token } = createToken('hex64');
    const refusals = await Promise.all([
      operator.refusal(`${words} --token ${token}`),
      operator.refusal(words, `${createToken('fs20').token}\n`),
      operator.refusal(words, ''),
    ]);
    expect(refusals[0]).toContain("Unknown option '--token'");
    expect(refusals[1]).toContain('not a key of the format hex64');
    expect(refusals[2]).toContain('standard input, which was empty');
  });
});
