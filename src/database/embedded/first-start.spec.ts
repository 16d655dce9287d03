import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataDirectory, killGroup, query } from '../../../test/support/embedded.js';
import { EmbeddedPostgres } from '../embedded-postgres.js';

describe('after the first start', { timeout: 60_000 }, () => {
  let directory: DataDirectory;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    directory = await DataDirectory.make();
    server = await directory.start();
  });
  afterAll(() => directory.remove());

  it('the owner and the application are no superusers and cannot pass row security', async () => {
    const ordinary = {
      rolcanlogin: true,
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolbypassrls: false,
    };
    expect(
      await query(
        server.superuserUrl,
        `SELECT rolname, ${Object.keys(ordinary).join()} FROM pg_roles WHERE rolname LIKE 'llavero%' ORDER BY 1`,
      ),
    ).toEqual(['llavero_app', 'llavero_owner'].map((rolname) => ({ rolname, ...ordinary })));
  });

  it('the owner creates in the database, and the application only connects to it', async () => {
    await query(server.ownerUrl, 'CREATE TABLE notes (text text)');
    await expect(query(server.appUrl, 'CREATE TABLE more (text text)')).rejects.toThrow('schema public');
    await expect(query(server.appUrl, 'SELECT FROM notes')).rejects.toThrow('permission denied');
    expect(
      await query(
        server.appUrl,
        `SELECT datdba::regrole::text AS owner, has_database_privilege('public', datname, 'CONNECT') AS open
           FROM pg_database WHERE datname = current_database()`,
      ),
    ).toEqual([{ owner: 'llavero_owner', open: false }]);
  });

  it('nobody gets in without a password, and other users of the machine see neither data nor passwords', async () => {
    const guess = new URL(server.appUrl);
    guess.password = 'guess';
    await expect(query(guess.href, 'SELECT')).rejects.toThrow('password authentication failed');
    const permissions = async (name: string) => (await stat(join(directory.path, name))).mode & 0o777;
    expect(await permissions('.')).toBe(0o700);
    expect(await permissions('postgres')).toBe(0o700);
    expect(await permissions('postgres-passwords.json')).toBe(0o600);
    expect(await permissions('postgres.log')).toBe(0o600);
  });
});

describe('a first start', { timeout: 60_000 }, () => {
  let directory: DataDirectory;

  beforeEach(async () => {
    directory = await DataDirectory.make();
  });
  afterEach(() => directory.remove());

  it('begins anew when an earlier one was killed half-way, and leaves nothing unfinished behind', async () => {
    const child = directory.startElsewhere();
    const isInitialising = async () => {
      const unfinished = (await readdir(directory.path)).filter((name) => name.startsWith('postgres.new-'));
      return unfinished.some((name) => existsSync(join(directory.path, name, 'cluster')));
    };
    await vi.waitUntil(isInitialising, { timeout: 30_000, interval: 5 });
    await killGroup(child);
    expect(await readdir(directory.path)).not.toContain('postgres');
    const { appUrl } = await directory.start();
    expect(await query(appUrl, 'SELECT current_user AS role')).toEqual([{ role: 'llavero_app' }]);
    expect((await readdir(directory.path)).toSorted()).toEqual([
      'postgres',
      'postgres-passwords.json',
      'postgres.log',
    ]);
  });

  it('may happen twice at once: both get the same server', async () => {
    const [one, other] = await Promise.all([directory.start(), directory.start()]);
    expect(other.appUrl).toBe(one.appUrl);
    expect([one.adopted, other.adopted].toSorted()).toEqual([false, true]);
  });
});
