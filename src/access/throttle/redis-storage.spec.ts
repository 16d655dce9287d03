import { once } from 'node:events';
import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordLog } from '../../../test/support/log.js';
import { MemoryStorage } from './memory-storage.js';
import { Budget } from './rate-limit-storage.js';
import { RedisStorage } from './redis-storage.js';

const BUDGET: Budget = { key: 'k:1:1', calls: 3, seconds: 60 };
const INFO = 'redis_version:7.2.0\r\nloading:0\r\n';

let log: ReturnType<typeof recordLog>;
let server: Server;
let sockets: Socket[];
let storage: RedisStorage;

beforeEach(() => {
  log = recordLog();
  sockets = [];
});

afterEach(async () => {
  storage.onApplicationShutdown();
  await vi.waitFor(() => expect(sockets.every(({ closed }) => closed)).toBe(true));
  server.close();
  log.release();
});

/** A server that takes connections and does `answer` with what comes: nothing, if it is not given. */
async function redisLike(
  answer: (socket: Socket, command: string) => void = () => undefined,
): Promise<string> {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('data', (data) => answer(socket, data.toString()));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The same, but it greets as Redis does, so that the storage sends it calls. */
const greeting = (answer: (socket: Socket, command: string) => void) =>
  redisLike((socket, command) => {
    if (command.includes('info')) socket.write(`$${INFO.length}\r\n${INFO}\r\n`);
    else answer(socket, command);
  });

async function nothingListens(): Promise<string> {
  const url = await redisLike();
  await once(server.close(), 'close');
  return url;
}

async function start(url: string): Promise<void> {
  storage = new RedisStorage(url);
  await storage.onModuleInit();
}

const outages = () => log.lines.filter((line) => line.startsWith('warn Redis does not answer'));

describe.each([
  ['nothing listens on its port', nothingListens, 'ECONNREFUSED'],
  [
    'nothing listens on any address of its name',
    async () => (await nothingListens()).replace('127.0.0.1', 'localhost'),
    'ECONNREFUSED',
  ],
  ['it accepts and never answers', () => redisLike(), 'Command timed out'],
])('when Redis cannot be reached because %s', (_, unreachable, reason) => {
  it('the node counts by itself, without waiting, and says so once with the reason', async () => {
    await start(await unreachable());
    const verdicts = [1, 2, 3, 4].map(() => storage.take([BUDGET]));
    expect(verdicts).toMatchObject([true, true, true, false].map((admitted) => ({ admitted })));
    expect(outages()).toEqual([expect.stringContaining(reason)]);
  });
});

it('counts by what it was given while Redis is away, so that processes can go on counting together', async () => {
  const own = new MemoryStorage();
  storage = new RedisStorage(await nothingListens(), own);
  await storage.onModuleInit();
  void own.take([BUDGET]);
  expect(storage.take([BUDGET])).toMatchObject({ standings: [{ remaining: 1 }] });
  expect(own.peek([BUDGET])).toMatchObject({ standings: [{ remaining: 1 }] });
});

describe('when Redis stops answering under way', () => {
  it('calls that were asking are counted here, no later call asks, and a new connection is tried', async () => {
    await start(await greeting(() => undefined));
    const asking = [1, 2, 3].map(() => storage.take([BUDGET]));
    expect(asking).toEqual([expect.any(Promise), expect.any(Promise), expect.any(Promise)]);
    for (const verdict of asking) expect(await verdict).toMatchObject({ admitted: true });
    expect(storage.take([BUDGET])).toMatchObject({ admitted: false });
    expect(outages()).toEqual([expect.stringContaining('Command timed out')]);
    await vi.waitFor(() => expect(sockets).toHaveLength(2), 10_000);
  });

  it('a call that was cut off is counted here and is not sent again', async () => {
    const asked: string[] = [];
    await start(
      await greeting((socket, command) => {
        asked.push(command);
        socket.destroy();
      }),
    );
    expect(await storage.take([BUDGET])).toMatchObject({ standings: [{ remaining: 2 }] });
    const other = { ...BUDGET, key: 'k:1:2' };
    await vi.waitFor(() => expect(storage.take([other])).toBeInstanceOf(Promise), 10_000);
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked.map((command) => command.includes(BUDGET.key))).toEqual([true, false]);
  });
});

describe('what is given back', () => {
  it('goes to the node’s own count while that is the one that counts', async () => {
    await start(await nothingListens());
    for (const _call of [1, 2, 3]) void storage.take([BUDGET]);
    await storage.giveBack([BUDGET]);
    expect(storage.take([BUDGET])).toMatchObject({ admitted: true, standings: [{ remaining: 0 }] });
    expect(storage.take([BUDGET])).toMatchObject({ admitted: false });
    expect(outages()).toHaveLength(1);
  });

  it('is asked of Redis for each budget otherwise, and is lost with the connection, not with an error', async () => {
    const asked: string[] = [];
    await start(
      await greeting((socket, command) => {
        asked.push(command);
        socket.destroy();
      }),
    );
    const other = { ...BUDGET, key: 'k:1:2' };
    await expect(storage.giveBack([BUDGET, other])).resolves.toBeUndefined();
    expect(asked).toEqual([expect.stringContaining(`llavero:throttle:${BUDGET.key}`)]);
    expect(asked[0]).toContain(`llavero:throttle:${other.key}`);
    expect(storage.take([BUDGET])).toMatchObject({ standings: [{ remaining: 2 }] });
    expect(outages()).toHaveLength(1);
  });
});

describe('a look at a budget', () => {
  it('is at the node’s own count while that is the one that counts', async () => {
    await start(await nothingListens());
    for (const _look of [1, 2])
      expect(storage.peek([BUDGET])).toMatchObject({ standings: [{ remaining: 3 }] });
    void storage.take([BUDGET]);
    expect(storage.peek([BUDGET])).toMatchObject({ admitted: true, standings: [{ remaining: 2 }] });
  });

  it('asks Redis otherwise, and goes on without it when the connection is lost', async () => {
    const asked: string[] = [];
    await start(
      await greeting((socket, command) => {
        asked.push(command);
        socket.destroy();
      }),
    );
    expect(await storage.peek([BUDGET])).toMatchObject({ admitted: true, standings: [{ remaining: 3 }] });
    expect(asked).toEqual([expect.stringContaining('peek')]);
  });
});

describe('when Redis answers with an error', () => {
  it('the node counts by itself and says what the error was', async () => {
    await start(await greeting((socket) => socket.write('-READONLY You are talking to a replica\r\n')));
    expect(await storage.take([BUDGET])).toMatchObject({ standings: [{ remaining: 2 }] });
    expect(storage.take([BUDGET])).toMatchObject({ standings: [{ remaining: 1 }] });
    expect(outages()).toEqual([expect.stringContaining('READONLY')]);
  });
});

describe('at the start', () => {
  it('a call is answered at once, even before Redis is', async () => {
    storage = new RedisStorage(await redisLike());
    expect(storage.take([BUDGET])).toMatchObject({ admitted: true });
  });

  it('a Redis that was ready early is no outage', async () => {
    await start(await greeting(() => undefined));
    await storage.onModuleInit();
    expect(log.lines).toEqual([]);
  });
});

describe('at the end', () => {
  it('the connection is closed, and that is no outage', async () => {
    await start(await greeting(() => undefined));
    storage.onApplicationShutdown();
    await vi.waitFor(() => expect(sockets.map(({ closed }) => closed)).toEqual([true]));
    expect(log.lines).toEqual([]);
  });
});
