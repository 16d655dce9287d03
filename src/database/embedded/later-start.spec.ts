import { once } from 'node:events';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DataDirectory, killGroup, query } from '../../../test/support/embedded.js';

describe('a later start', { timeout: 60_000 }, () => {
  let directory: DataDirectory;

  beforeAll(async () => {
    directory = await DataDirectory.make();
    await directory.start();
    await directory.leaveAll();
  });
  afterEach(() => directory.leaveAll());
  afterAll(() => directory.remove());

  /** Adds a row and answers how to ask for it on another start. */
  async function commitRow(url: string, table: string) {
    await query(url, `CREATE TABLE ${table} AS SELECT 1 AS id`);
    return (laterUrl: string) =>
      expect(query(laterUrl, `SELECT id FROM ${table}`)).resolves.toEqual([{ id: 1 }]);
  }

  async function killServer(): Promise<void> {
    const lockFile = await readFile(join(directory.path, 'postgres/postmaster.pid'), 'utf8');
    process.kill(parseInt(lockFile), 'SIGKILL');
  }

  const isGone = (url: string) => expect(query(url, 'SELECT')).rejects.toThrow('ECONNREFUSED');

  it('finds the rows of before', async () => {
    const before = await directory.start();
    const expectRow = await commitRow(before.ownerUrl, 'kept');
    await before.stop();
    await isGone(before.ownerUrl);
    const after = await directory.start();
    expect(after.adopted).toBe(false);
    await expectRow(after.ownerUrl);
  });

  it('takes over a running server, which runs until the last one leaves', async () => {
    const first = await directory.start();
    const second = await directory.start();
    expect(second.adopted).toBe(true);
    await first.stop();
    await query(second.appUrl, 'SELECT');
    await second.stop();
    await second.stop();
    await isGone(second.appUrl);
  });

  it('takes over the server of a process that was killed, with its rows, and ends it', async () => {
    const child = directory.startElsewhere();
    await once(child.stdout!, 'data');
    const guest = await directory.start();
    expect(guest.adopted).toBe(true);
    const expectRow = await commitRow(guest.ownerUrl, 'of_the_killed');
    await guest.stop();
    await expectRow(guest.ownerUrl);
    await killGroup(child);
    const heir = await directory.start();
    expect(heir.adopted).toBe(true);
    await expectRow(heir.ownerUrl);
    await heir.stop();
    await isGone(heir.ownerUrl);
  });

  it('recovers the committed rows when process and server were killed together', async () => {
    const child = directory.startElsewhere();
    await once(child.stdout!, 'data');
    const guest = await directory.start();
    const expectRow = await commitRow(guest.ownerUrl, 'recovered');
    await guest.stop();
    await killServer();
    await killGroup(child);
    const after = await directory.start();
    expect(after.adopted).toBe(false);
    await expectRow(after.ownerUrl);
  });

  it('can leave and end the server after its connection was cut', async () => {
    const server = await directory.start();
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                  WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
    await query(server.superuserUrl, cut);
    await server.stop();
    await isGone(server.appUrl);
  });

  it('can leave after its server was killed', async () => {
    const server = await directory.start();
    await killServer();
    await server.stop();
    await isGone(server.appUrl);
  });

  it('is not misled by a lock file whose process number belongs to another program by now', async () => {
    const lines = [process.pid, join(directory.path, 'postgres'), 0, 1, '', '127.0.0.1', '', 'ready'];
    await writeFile(join(directory.path, 'postgres/postmaster.pid'), lines.join('\n'));
    const server = await directory.start();
    expect(server.adopted).toBe(false);
    await query(server.appUrl, 'SELECT');
  });

  it('on a copy of the data directory serves the copy, while the original runs', async () => {
    const original = await directory.start();
    await query(original.superuserUrl, 'CHECKPOINT');
    const copy = join(directory.path, 'copy');
    for (const name of ['postgres', 'postgres-passwords.json']) {
      await cp(join(directory.path, name), join(copy, name), { recursive: true });
    }
    const server = await directory.start(copy);
    expect(server.adopted).toBe(false);
    const [row] = await query(server.superuserUrl, 'SHOW data_directory');
    expect(row).toEqual({ data_directory: join(copy, 'postgres') });
  });
});
