import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Backends } from './support/backends.js';
import { Books } from './support/books.js';
import { Answer, Caller } from './support/http.js';
import { ensureBuilt } from './support/processes.js';
import { connectSilently } from './support/raw-http.js';
import { gone, isRunning, SeveralProcesses } from './support/several-processes.js';
import { World } from './support/world.js';

/** Connections of one process for company data. */
const POOL = 10;
const CLEAN = { code: 0, stderr: '' };
/** Where the log says how a process ended, and which other one then took its place. */
const replaced = (pid: number, how: string) =>
  new RegExp(
    `"worker":${pid},"msg":"a server process ended .${how}.; another one starts[^]*?` +
      '"worker":(\\d+),"msg":"a server process took its place"',
  );

let world: World;
let backends: Backends;
let server: SeveralProcesses;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.start();
  backends = await Backends.watch(world.server.database.superuserUrl);
});
afterAll(async () => {
  await server.stop();
  await backends.close();
  await world.close();
});

/** The server of these tests, which lose processes of it and get others; a new one after it has ended. */
async function running(): Promise<{ url: string; workers: number[] }> {
  if (!server || !isRunning(server.pid)) server = SeveralProcesses.beside(world);
  return { url: await server.url(), workers: await server.workers() };
}

/** What was answered; undefined where the connection ended before. */
const answerOf = (call: Promise<Answer>) => call.catch(() => undefined);

// Each may start three or four processes.
describe('a server of two processes', { timeout: 120_000 }, () => {
  it('says once where it is ready, and answers by two processes beside the one that was started', async () => {
    const { workers } = await running();
    expect(server.stdout.match(/ready on/g)).toHaveLength(1);
    expect(workers).toHaveLength(2);
    expect(workers).not.toContain(server.pid);
  });

  it('starts another process for one that is killed; until then every answer is right, by the other', async () => {
    const { url, workers } = await running();
    const books = await Books.open(world);
    const caller = new Caller(url, books.caller.headers);
    const path = `/api/v1/clients/${books.clientId}`;
    const expected = (await caller.get(path)).body.data;
    const enough = new AbortController();
    const client = async () => {
      const answers: (Answer | undefined)[] = [];
      while (!enough.signal.aborted) answers.push(await answerOf(caller.get(path)));
      return answers;
    };
    const clients = Promise.all(Array.from({ length: 16 }, client));

    process.kill(workers[0]!, 'SIGKILL');
    await gone(workers[0]!);
    const another = Number((await server.says(replaced(workers[0]!, 'SIGKILL')))[1]);
    enough.abort();

    const answers = (await clients).flat();
    const answered = answers.filter((answer) => answer !== undefined);
    expect(answered.map(({ status, body }) => [status, body.data])).toEqual(
      answered.map(() => [200, expected]),
    );
    // No more was lost than the killed one can have had in its hands.
    expect(answers.length - answered.length).toBeLessThanOrEqual(16);
    expect(another).not.toBe(server.pid);
    expect(await server.workers()).toEqual(expect.arrayContaining([workers[1], another]));
  });

  it('closes a connection that was on its way to a process that died, and no client waits for nobody', async () => {
    const { url, workers } = await running();
    process.kill(workers[0]!, 'SIGSTOP');
    const { port, hostname } = new URL(url);
    const ends = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const socket = connect(Number(port), hostname);
        const end = vi.fn<(how: string) => void>();
        socket.on('data', () => end('answered')).on('close', () => end('closed'));
        socket.on('error', () => end('closed'));
        socket.write('GET /health HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n');
        return end;
      }),
    );
    const first = () => ends.map((end) => end.mock.calls[0]?.[0]);
    await vi.waitFor(() => expect(first().filter((end) => end === 'answered')).toHaveLength(3), 10_000);
    expect(first()).toContain(undefined);
    process.kill(workers[0]!, 'SIGKILL');
    await vi.waitFor(() => expect(first().filter((end) => end === 'closed')).toHaveLength(1), 10_000);
  });

  it('lets a process that is asked to end by itself finish, and starts another one', async () => {
    const { workers } = await running();
    process.kill(workers[1]!, 'SIGTERM');
    await gone(workers[1]!);
    const another = Number((await server.says(replaced(workers[1]!, 'exit code 0')))[1]);
    expect(await server.workers()).toEqual(expect.arrayContaining([workers[0], another]));
  });

  it('finishes the requests in flight of both processes when it is asked to end, and takes no other', async () => {
    const { url, workers } = await running();
    const { caller } = await (await world.company()).key();
    const here = new Caller(url, caller.headers);
    await backends.hold('clients');
    const inFlight = Array.from({ length: 20 }, (_, index) =>
      here.post('/api/v1/clients', { name: `In flight ${index}` }),
    );
    const stopped = [await backends.stoppedAt('clients')];
    // More than one process has connections for.
    while (stopped.length <= POOL) stopped.push(await backends.stoppedAt('clients', stopped));

    server.signal('SIGTERM');
    for (const pid of [server.pid, ...workers])
      await server.says(new RegExp(`"pid":${pid},"msg":"SIGTERM: fin`));
    // Refused, or given to nobody: a connection that came just before the last process closed its door.
    const another = () => fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) });
    await vi.waitFor(() => expect(another()).rejects.toThrow(), 30_000);
    await backends.release();

    expect((await Promise.all(inFlight)).map(({ status }) => status)).toEqual(inFlight.map(() => 201));
    expect(await server.ended).toMatchObject(CLEAN);
    expect(workers.filter(isRunning)).toEqual([]);
    expect((await server.answeredBy('/api/v1/clients', 20)).size).toBe(2);
  });

  it('ends cleanly by Ctrl+C, which every process of it hears, whoever is connected and asks nothing', async () => {
    const { url, workers } = await running();
    await Promise.all(Array.from({ length: 4 }, () => connectSilently(url)));
    for (const pid of [...workers, server.pid]) process.kill(pid, 'SIGINT');
    expect(await server.ended).toMatchObject(CLEAN);
    expect(workers.filter(isRunning)).toEqual([]);
  });
});
