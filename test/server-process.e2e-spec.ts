import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DemoLogin, demoLoginPath } from '../src/demo/demo-login.js';
import { Caller } from './support/http.js';
import { ensureBuilt, makeDataDir, Program, ServerProcess } from './support/processes.js';
import { connectSilently } from './support/raw-http.js';
import { TemporaryFolder } from './support/temporary-folder.js';

let folder: TemporaryFolder;
let dataDir: string;
const running: Program[] = [];

beforeAll(async () => {
  await ensureBuilt();
  folder = await makeDataDir();
  dataDir = folder.path;
});
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.signal('SIGTERM');
    await server.ended;
  }
});
afterAll(() => folder.remove());

/** The server on the embedded PostgreSQL of this file's folder, and the demo's full-access key to it. */
async function start(): Promise<{ server: ServerProcess; caller: Caller }> {
  const server = new ServerProcess(dataDir, { DEMO: 'true' });
  running.push(server);
  const url = await server.url();
  const { keys } = JSON.parse(readFileSync(demoLoginPath(dataDir), 'utf8')) as DemoLogin;
  return { server, caller: new Caller(url, { authorization: `Bearer ${keys.keyid}` }) };
}

/** PostgreSQL removes the file as the last thing it does. */
const isPostgresRunning = () => existsSync(join(dataDir, 'postgres', 'postmaster.pid'));

/** A connection to the embedded PostgreSQL as its superuser. */
async function connect(): Promise<pg.Client> {
  const { postgres: password } = JSON.parse(readFileSync(join(dataDir, 'postgres-passwords.json'), 'utf8'));
  const port = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]);
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'llavero' });
  await client.connect();
  return client;
}

/** Until a statement of the server waits for a lock. */
const aRequestIsHeldUp = (client: pg.Client) =>
  vi.waitFor(async () => {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity WHERE application_name = 'llavero' AND wait_event_type = 'Lock'`,
    );
    expect(rowCount).toBe(1);
  }, 10_000);

describe('a server on an empty folder', () => {
  it('makes its database, says where it is ready and how to call it, and stops it when it is asked to end', async () => {
    const { server, caller } = await start();
    expect((await caller.get('/ready')).body).toEqual({
      status: 'ok',
      checks: { database: 'ok', migrations: 'ok' },
    });
    const [, bearer = '', url = ''] = await server.says(/curl -H 'Authorization: (.+)' '(.+)'/);
    const answer = await fetch(url, { headers: { authorization: bearer } });
    expect(answer.status).toBe(200);
    expect(isPostgresRunning()).toBe(true);
    expect(await server.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(isPostgresRunning()).toBe(false);
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`finishes the request in flight after ${signal}, takes no other, waits for no silent connection, and ends with 0`, async () => {
      const { server, caller } = await start();
      const superuser = await connect();
      await superuser.query('BEGIN; LOCK TABLE clients IN ACCESS EXCLUSIVE MODE');
      const inFlight = caller.post('/api/v1/clients', { name: signal });
      await aRequestIsHeldUp(superuser);
      await connectSilently(await server.url());

      server.signal(signal);
      server.signal(signal);
      await server.says(new RegExp(`${signal}: finishing`));
      await vi.waitFor(() => expect(caller.get('/health')).rejects.toThrow('fetch failed'));
      await superuser.query('COMMIT');
      await superuser.end();

      const answer = await inFlight;
      expect([answer.status, answer.body.data.name]).toEqual([201, signal]);
      expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
      expect(isPostgresRunning()).toBe(false);
    });
  }

  it('ends cleanly when it is asked to end before it is ready', async () => {
    const server = new ServerProcess(dataDir, {});
    running.push(server);
    await vi.waitFor(() => expect(isPostgresRunning()).toBe(true), 10_000);
    expect(await server.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(isPostgresRunning()).toBe(false);
  });

  it('loses nothing that it answered when it is killed, and the next one takes its PostgreSQL over', async () => {
    const first = await start();
    const created = await first.caller.post('/api/v1/clients', { name: 'written before the kill' });
    first.server.signal('SIGKILL');
    expect((await first.server.ended).code).toBe('SIGKILL');
    expect(isPostgresRunning()).toBe(true);

    const second = await start();
    const found = await second.caller.get(`/api/v1/clients/${created.body.data.id}`);
    expect(found.body.data).toEqual(created.body.data);
    expect(await second.server.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(isPostgresRunning()).toBe(false);
  });

  it('is the same server when it is called by the command `serve`', async () => {
    const server = new Program(
      [join('dist', 'src', 'cli.js'), 'serve'],
      { DATA_DIR: dataDir, PORT: '0' },
      process.cwd(),
    );
    running.push(server);
    await server.says(/ready on http:/);
    server.signal('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
  });
});
