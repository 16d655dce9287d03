import { randomInt, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Budget } from '../src/access/throttle/rate-limit-storage.js';
import { RedisStorage } from '../src/access/throttle/redis-storage.js';
import { recordLog } from './support/log.js';
import { redisUrl, RedisRelay, sayNotTested } from './support/redis.js';
import { apiKey, startThrottledServer } from './support/throttled-server.js';

const url = await redisUrl();
if (url) describe('limits that nodes share on one Redis', () => sharedLimits(url));
else
  it('says loudly that limits shared on one Redis are not tested', () => sayNotTested('shared rate limits'));

function sharedLimits(url: string): void {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  async function node(at = url): Promise<RedisStorage> {
    const storage = new RedisStorage(at);
    closing.push(() => storage.onApplicationShutdown());
    await storage.onModuleInit();
    return storage;
  }

  async function server(environment: Record<string, string>, companyId: number) {
    const callers = { key: apiKey(companyId, 1) };
    const app = await startThrottledServer({ callers, environment: { REDIS_URL: url, ...environment } });
    closing.push(() => app.close());
    return app;
  }

  function directly(): Redis {
    const redis = new Redis(url);
    closing.push(() => redis.quit());
    return redis;
  }

  const budget = (calls: number, seconds = 60): Budget => ({ key: `test:${randomUUID()}`, calls, seconds });

  it('admit exactly the limit of calls that reach two nodes at once, each with its own rest', async () => {
    const nodes = [await node(), await node()];
    const shared = budget(100);
    const verdicts = await Promise.all(
      Array.from({ length: 300 }, async (_, call) => nodes[call % 2]!.take([shared])),
    );
    const admitted = verdicts.filter((verdict) => verdict.admitted);
    const rests = admitted.map(({ standings }) => standings[0]!.remaining);
    expect(rests.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, rest) => rest));
  });

  it('hold for whole servers too, over HTTP', async () => {
    const companyId = randomInt(1e9, 1e12);
    const environment = { RATE_LIMIT_KEY: '20/60', RATE_LIMIT_COMPANY: '0', RATE_LIMIT_ADDRESS: '0' };
    const servers = [await server(environment, companyId), await server(environment, companyId)];
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, call) =>
        servers[call % 2]!.inject({ url: '/records', headers: { 'x-caller': 'key' } }),
      ),
    );
    const statuses = answers.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
  });

  it('let a call that is refused by one budget take nothing from the others', async () => {
    const [first, second] = [await node(), await node()];
    const [narrow, wide] = [budget(1), budget(9)];
    await first.take([narrow, wide]);
    const refused = await second.take([narrow, wide]);
    expect(refused).toMatchObject({ admitted: false, standings: [{ remaining: 0 }, { remaining: 8 }] });
    expect(await first.take([wide])).toMatchObject({ standings: [{ remaining: 7 }] });
    expect(await first.take([{ ...wide, calls: 1 }])).toMatchObject({ standings: [{ remaining: 0 }] });
  });

  it('end a window its length after the first call, whichever node made it', async () => {
    const [first, second] = [await node(), await node()];
    const short = budget(1, 1);
    const before = Date.now();
    const { standings } = await first.take([short]);
    const refused = await second.take([short]);
    expect(refused.admitted).toBe(false);
    expect(standings[0]!.resetsAt).toBeGreaterThanOrEqual(before + 1_000);
    expect(refused.standings[0]!.resetsAt).toBeLessThanOrEqual(Date.now() + 1_000);
    await vi.waitFor(async () => expect((await second.take([short])).admitted).toBe(true), 10_000);
  });

  it('leave nothing in Redis that does not end by itself', async () => {
    const [redis, storage] = [directly(), await node()];
    const [one, other] = [budget(5), budget(5, 10)];
    await storage.take([one, other]);
    await storage.take([one, other]);
    for (const { key, seconds } of [one, other]) {
      const left = await redis.pttl(`llavero:throttle:${key}`);
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(seconds * 1_000);
    }
  });

  it('begin a new window where one has no end or outlives a limit that was made shorter', async () => {
    const [redis, storage] = [directly(), await node()];
    const [endless, shortened] = [budget(2), budget(2)];
    await redis.set(`llavero:throttle:${endless.key}`, 2);
    await redis.set(`llavero:throttle:${shortened.key}`, 2, 'EX', 86_400);
    expect(await storage.take([endless, shortened])).toMatchObject({
      admitted: true,
      standings: [{ remaining: 1 }, { remaining: 1 }],
    });
    expect(await redis.pttl(`llavero:throttle:${endless.key}`)).toBeGreaterThan(0);
  });

  it('take back what a call gave back, on whichever node, and never more', async () => {
    const [redis, first, second] = [directly(), await node(), await node()];
    const [narrow, wide, unused] = [budget(1), budget(9), budget(9)];
    await first.take([narrow, wide]);
    await second.giveBack([narrow, wide]);
    expect(await redis.pttl(`llavero:throttle:${wide.key}`)).toBeGreaterThan(0);
    expect(await second.take([narrow, wide])).toMatchObject({
      admitted: true,
      standings: [{}, { remaining: 8 }],
    });
    expect((await first.take([narrow])).admitted).toBe(false);
    for (let time = 0; time < 3; time += 1) await first.giveBack([wide, unused]);
    expect(await redis.exists(`llavero:throttle:${unused.key}`)).toBe(0);
    expect(await first.take([wide, unused])).toMatchObject({
      standings: [{ remaining: 8 }, { remaining: 8 }],
    });
  });

  it('are counted by each node while Redis is away and shared again when it is back; both are said once', async () => {
    const relay = new RedisRelay();
    await relay.mend();
    closing.push(() => relay.cut());
    const log = recordLog();
    closing.push(log.release);
    const [near, far] = [await node(), await node(relay.url)];
    const shared = budget(10);
    await near.take([shared]);
    expect(await far.take([shared])).toMatchObject({ standings: [{ remaining: 8 }] });

    await relay.cut();
    await vi.waitFor(() => expect(log.lines).toHaveLength(1));
    expect(far.take([shared])).toMatchObject({ standings: [{ remaining: 9 }] });
    expect(far.take([shared])).toMatchObject({ standings: [{ remaining: 8 }] });
    await relay.mend();
    await vi.waitFor(() => expect(far.take([budget(1)])).toBeInstanceOf(Promise), 10_000);

    expect(await far.take([shared])).toMatchObject({ standings: [{ remaining: 7 }] });
    expect(log.lines).toEqual([
      expect.stringContaining('warn Redis does not answer'),
      'log Redis answers again: the nodes share their rate limits',
    ]);
  });
}
