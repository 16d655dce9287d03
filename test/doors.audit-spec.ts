import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseToken } from '../src/access/key-format.js';
import { Pepper } from '../src/access/pepper.js';
import { ApiKeysService } from '../src/api-keys/api-keys.service.js';
import { DatabaseSession } from './support/database-session.js';
import { exchange } from './support/session-tokens.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let own: CompanyInWorld;
let other: CompanyInWorld;
let session: DatabaseSession;
beforeAll(async () => {
  world = await World.start();
  [own, other] = [await world.company(), await world.company()];
  session = await DatabaseSession.open(world.server.database.appUrl);
});
afterAll(async () => {
  await session.close();
  await world.close();
});

describe('the people of the installation', () => {
  const emails = async (sql = '') =>
    (await session.query<{ email: string }>(`SELECT email FROM users ${sql} ORDER BY id`)).rows.map(
      ({ email }) => email,
    );

  it('are seen by the companies they belong to, and by no other', async () => {
    const shared = `both-${randomUUID()}@example.com`;
    await own.user('viewer', { email: shared });
    await other.user('viewer', { email: shared });
    const stranger = (await other.user('viewer')).email;
    expect(await session.within(own.id, emails)).toContain(shared);
    expect(await session.within(own.id, emails)).not.toContain(stranger);
    expect(await session.within(other.id, emails)).toEqual(expect.arrayContaining([shared, stranger]));
    expect(await session.within(null, emails)).toEqual([]);
  });

  it('are seen one at a time by a transaction that names their whole address, so that they can be added', async () => {
    const { email } = await other.user('viewer');
    const named = (address: string) =>
      session.within(own.id, async () => {
        await session.query(`SELECT set_config('app.user_email', $1, true)`, [address]);
        return emails(`WHERE id NOT IN (SELECT user_id FROM memberships)`);
      });
    expect(await named(email)).toEqual([email]);
    for (const wrong of ['', '%', email.slice(0, -1), `${email}x`]) expect(await named(wrong)).toEqual([]);
    expect(await session.within(own.id, emails)).not.toContain(email);
  });

  it('keep their account: no transaction changes or deletes one, and without a company none is made', async () => {
    await own.user('viewer');
    await session.within(own.id, async () => {
      expect(await session.outcome(`UPDATE users SET password_hash = 'mine now'`)).toBe('0 rows');
      expect(await session.outcome('DELETE FROM users')).toBe('0 rows');
    });
    const add = `INSERT INTO users (email) VALUES ('nobody@example.com')`;
    expect(await session.within(null, () => session.outcome(add))).toBe('42501');
  });
});

describe('find_credential', () => {
  const find = async (digests: (Buffer | null)[] | null, format: string | null, prefix: string | null) =>
    (
      await session.query<{ found: { keyId: number } }>('SELECT find_credential($1, $2, $3) AS found', [
        digests,
        format,
        prefix,
      ])
    ).rows.map(({ found }) => found);

  const digestOf = (token: string) => world.service(Pepper).digest(token);

  it('gives nothing to who has neither the digest of a token nor the prefix of an imported hash', async () => {
    const { token } = await own.key({ format: 'hex64' });
    const { prefix } = parseToken(token)!;
    const almost = digestOf(token);
    almost[0]! ^= 1;
    expect(await find(null, null, null)).toEqual([]);
    expect(await find([], '', '')).toEqual([]);
    expect(await find([null, Buffer.alloc(0), Buffer.alloc(32)], null, '%')).toEqual([]);
    expect(await find([almost, digestOf(token).subarray(1)], 'hex64', prefix)).toEqual([]);
  });

  it('gives, for a digest, that one key and only what authentication needs of it', async () => {
    await own.key();
    const { id, token } = await own.key({ name: 'not for strangers' });
    const [found, ...others] = await find([digestOf(token)], null, null);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ keyId: id, companyId: own.id });
    expect(Object.keys(found!).sort()).toEqual([
      'access',
      'actingUser',
      'allowIps',
      'companyId',
      'digest',
      'expired',
      'format',
      'fullAccess',
      'generation',
      'hasChosenUser',
      'hasMaker',
      'keyDeletes',
      'keyId',
      'keyManagement',
      'legacyHash',
      'live',
      'maker',
      'rateLimitCalls',
      'rateLimitSeconds',
    ]);
  });

  it('gives, for a prefix, the imported keys of exactly that format and prefix which still have their hash', async () => {
    const imported = async (prefix: string, letter: string) => {
      const hash = `$2b$10$${letter.repeat(53)}`;
      const key = { name: 'imported', format: 'hex64' as const, hash, prefix };
      return (await own.asOperator(() => world.service(ApiKeysService).import(key, 'operator'))).id;
    };
    const wanted = [await imported('abcdef01', 'a'), await imported('abcdef01', 'b')];
    await imported('abcdef02', 'c');
    const found = await find([], 'hex64', 'abcdef01');
    expect(found.map(({ keyId }) => keyId).toSorted((a, b) => a - b)).toEqual(wanted);
    expect(await find([], 'hex64', 'abcdef0')).toEqual([]);
    expect(await find([], 'fs20', 'abcdef01')).toEqual([]);
  });
});

describe('find_session_token', () => {
  const find = async (digests: (Buffer | null)[] | null) =>
    (
      await session.query<{ found: { keyId: number; token: object } }>(
        'SELECT find_session_token($1) AS found',
        [digests],
      )
    ).rows.map(({ found }) => found);

  it('gives, for a digest, the key of that one token, and nothing that proves the key', async () => {
    const key = await own.key();
    await exchange(world, key);
    const { token } = await exchange(world, key);
    const digest = world.service(Pepper).digest(token);
    const [found, ...others] = await find([digest]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ keyId: key.id, companyId: own.id });
    expect(Object.keys(found!)).not.toEqual(expect.arrayContaining(['digest']));
    expect(Object.keys(found!)).not.toEqual(expect.arrayContaining(['legacyHash']));
    expect(Object.keys(found!.token).sort()).toEqual(['access', 'digest', 'expired', 'expiresAt']);
  });

  it('gives nothing to who has no digest of a token', async () => {
    const key = await own.key();
    await exchange(world, key);
    expect(await find(null)).toEqual([]);
    expect(await find([null, Buffer.alloc(0), world.service(Pepper).digest(key.token)])).toEqual([]);
  });
});

describe('record_key_uses', () => {
  const record = (company_id: number, key_id: number, seconds_ago: number, address: string) =>
    session.query<{ left: string }>('SELECT record_key_uses($1, $2) AS left', [
      JSON.stringify([{ company_id, key_id, seconds_ago, address }]),
      '[]',
    ]);
  const rowOf = async (id: number) =>
    (
      await session.query<Record<string, unknown>>(
        'SELECT to_jsonb(k) - $2::text[] AS kept, last_ip, extract(epoch FROM now() - last_activity_at)::int AS ago FROM api_keys k WHERE id = $1',
        [id, ['last_activity_at', 'last_ip']],
      )
    ).rows[0]!;

  it('writes when and from where a key was used, and nothing else of it', async () => {
    const { id } = await own.key();
    await session.within(own.id, async () => {
      const before = await rowOf(id);
      expect((await record(own.id, id, 60, '192.0.2.1')).rows).toEqual([]);
      expect(await rowOf(id)).toEqual({ ...before, last_ip: '192.0.2.1', ago: 60 });
    });
  });

  it('neither goes back in time nor ahead of it', async () => {
    const { id } = await own.key();
    await session.within(own.id, async () => {
      await record(own.id, id, 60, '192.0.2.1');
      await record(own.id, id, 3600, '192.0.2.2');
      expect(await rowOf(id)).toMatchObject({ last_ip: '192.0.2.1', ago: 60 });
      await record(own.id, id, -3600, '192.0.2.3');
      expect(await rowOf(id)).toMatchObject({ last_ip: '192.0.2.3', ago: 0 });
    });
  });

  it('needs the key and its company together, and tells of no other', async () => {
    const { id } = await own.key();
    await session.within(own.id, async () => {
      expect((await record(other.id, id, 0, '192.0.2.1')).rows).toEqual([]);
      expect((await record(own.id, -1, 0, '192.0.2.1')).rows).toEqual([]);
      expect(await rowOf(id)).toMatchObject({ last_ip: null });
    });
  });
});
