import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEY_FORMATS, KeyFormat } from '../src/access/key-format.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { World } from './support/world.js';

let world: World;
let database: Superuser;
let admin: Caller;
beforeAll(async () => {
  world = await World.start();
  database = await Superuser.on(world.server.database);
  admin = (await (await world.company()).person('administrator')).caller;
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const PATH = '/api/v1/api-keys';

/** Every row of every table as PostgreSQL writes it. */
async function dump(): Promise<string> {
  const tables = await database.rows<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const rows: string[] = [];
  for (const { name } of tables) {
    rows.push(
      ...(await database.rows<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)).map((r) => r.row),
    );
  }
  return rows.join('\n');
}

/** The spellings in which a secret could lie somewhere: as it is, and as the bytes of a binary column. */
function traces(token: string): string[] {
  const secret = token.includes(':') ? token.slice(token.indexOf(':') + 1) : token.slice(-16);
  return [token, secret].flatMap((text) => {
    const bytes = Buffer.from(text);
    return [text, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '')];
  });
}

function expectNoTrace(text: string, token: string): void {
  for (const trace of traces(token)) expect(text).not.toContain(trace);
}

/** Everything that is done with a key in its life, apart from issuing and rotating it. */
async function live(id: number, token: string): Promise<string> {
  const caller = world.caller({ authorization: `Bearer ${token}` });
  const answers = [
    await caller.get('/api/v1/clients'),
    await caller.post('/api/v1/clients', '{"name":'),
    await caller.post('/api/v1/clients', { name: '' }),
    await caller.get(`/api/v1/clients?api_key=${token}`),
    await caller.get('/api/v1/nothing'),
    await admin.get(PATH),
    await admin.get(`${PATH}/${id}`),
    await admin.patch(`${PATH}/${id}`, { name: 'renamed' }),
    await admin.post(`${PATH}/import`, { name: 'again', format: 'keyid', token }),
    await admin.post(`${PATH}/${id}/revoke`),
  ];
  return answers.map((answer) => answer.text + JSON.stringify([...answer.headers])).join('\n');
}

describe('the secret of a key', () => {
  it.each(KEY_FORMATS)(
    'of the format %s is in the answers of issue and rotate, and nowhere else',
    async (format) => {
      const first = await admin.post(PATH, { name: 'shop', format, full_access: true });
      const second = await admin.post(`${PATH}/${first.body.data.id}/rotate`, { overlap_seconds: 60 });
      expectNoTrace(second.text, first.body.data.token);
      const keys = [first, second].map((answer) => answer.body.data as { id: number; token: string });
      const answers = await Promise.all(keys.map(({ id, token }) => live(id, token)));
      const [stored, log] = [await dump(), world.server.log()];
      expect(stored).toContain(first.body.data.prefix);
      expect(log).toContain(`${PATH}/${first.body.data.id}`);
      for (const { token } of keys) {
        for (const text of [...answers, stored, log]) expectNoTrace(text, token);
      }
    },
  );

  it('is in no imported key’s answer, and in no column either', async () => {
    const token = `abk_${randomUUID()}:${randomUUID()}${randomUUID()}`;
    const imported = await admin.post(`${PATH}/import`, { name: 'old', format: 'keyid', token });
    expect(imported.status, imported.text).toBe(201);
    for (const text of [imported.text, await dump(), world.server.log()]) expectNoTrace(text, token);
  });

  it('comes again for the same Idempotency-Key alone, byte for byte, and lies sealed in between', async () => {
    const once = { 'idempotency-key': randomUUID() };
    const first = await admin.post(PATH, { name: 'shop' }, once);
    const again = await admin.post(PATH, { name: 'shop' }, once);
    expect([again.status, again.text]).toEqual([201, first.text]);
    for (const text of [await dump(), world.server.log()]) expectNoTrace(text, first.body.data.token);
  });

  it.each<KeyFormat>([...KEY_FORMATS])(
    'of the format %s is stored as 32 bytes that need the pepper',
    async (format) => {
      const { id, token } = (await admin.post(PATH, { name: 'shop', format })).body.data;
      const [row] = await database.rows<{ digest: Buffer; legacy_hash: null }>(
        'SELECT digest, legacy_hash FROM api_keys WHERE id = $1',
        [id],
      );
      expect([row!.digest.length, row!.legacy_hash]).toEqual([32, null]);
      expect(row!.digest).not.toEqual(createHash('sha256').update(token).digest());
    },
  );
});
