import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DemoLogin, demoLoginPath } from '../src/demo/demo-login.js';
import { Caller } from './support/http.js';
import { ensureBuilt, makeDataDir } from './support/processes.js';
import { gone, isRunning, SeveralProcesses } from './support/several-processes.js';
import { TemporaryFolder } from './support/temporary-folder.js';

const CLEAN = { code: 0, stderr: '' };

let folder: TemporaryFolder;
let server: SeveralProcesses | undefined;
beforeAll(async () => {
  await ensureBuilt();
  folder = await makeDataDir();
});
afterAll(async () => {
  await server?.stop();
  await folder.remove();
});

/** The server of these tests; a new one after it has ended. */
function running(): SeveralProcesses {
  if (!server || !isRunning(server.pid)) server = new SeveralProcesses(folder.path, { DEMO: 'true' });
  return server;
}

/** The demo's full-access key to a server that listens. */
async function caller(server: SeveralProcesses): Promise<Caller> {
  const url = await server.url();
  const { keys } = JSON.parse(readFileSync(demoLoginPath(folder.path), 'utf8')) as DemoLogin;
  return new Caller(url, { authorization: `Bearer ${keys.keyid}` });
}

/** PostgreSQL removes the file as the last thing it does. */
const isPostgresRunning = () => existsSync(join(folder.path, 'postgres', 'postmaster.pid'));

describe('a server of two processes on an empty folder', { timeout: 120_000 }, () => {
  it('starts one PostgreSQL, loads one demo, and answers by two processes', async () => {
    const server = running();
    const demo = await caller(server);
    expect((await demo.get('/ready')).status).toBe(200);
    expect((await demo.get('/api/v1/clients')).status).toBe(200);
    expect(server.stdout.match(/Loading the demo/g)).toHaveLength(1);
    expect(await server.workers()).toHaveLength(2);
  });

  it('dies whole when its first process is killed; what it answered is kept, and the next one serves it', async () => {
    const first = running();
    const created = await (await caller(first)).post('/api/v1/clients', { name: 'written before the kill' });
    const workers = await first.workers();
    process.kill(first.pid, 'SIGKILL');
    await Promise.all(workers.map(gone));
    expect((await first.ended).code).toBe('SIGKILL');
    expect(isPostgresRunning()).toBe(true);

    const second = running();
    const found = await (await caller(second)).get(`/api/v1/clients/${created.body.data.id}`);
    expect(found.body.data).toEqual(created.body.data);
  });

  it('leaves nothing running when it is asked to end', async () => {
    const server = running();
    const workers = await server.workers();
    expect(await server.stop()).toMatchObject(CLEAN);
    expect(isPostgresRunning()).toBe(false);
    expect(workers.filter(isRunning)).toEqual([]);
  });

  it('ends cleanly when it is asked to end before it is ready', async () => {
    const server = running();
    await vi.waitFor(() => expect(isPostgresRunning()).toBe(true), 10_000);
    expect(await server.stop()).toMatchObject(CLEAN);
    expect(isPostgresRunning()).toBe(false);
  });
});
