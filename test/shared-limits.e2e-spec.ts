import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { query } from './support/embedded.js';
import { Caller } from './support/http.js';
import { ensureBuilt, makeDataDir, ServerProcess, Variables } from './support/processes.js';
import { redisUrl, sayNotTested } from './support/redis.js';
import { TemporaryFolder } from './support/temporary-folder.js';
import { KeyInWorld, World } from './support/world.js';

const LIMIT = 20;
const CALLS = 3 * LIMIT;

const redis = await redisUrl();

let world: World;
let key: KeyInWorld;
let folder: TemporaryFolder;
const servers: ServerProcess[] = [];
beforeAll(async () => {
  await ensureBuilt();
  [world, folder] = [await World.start(), await makeDataDir()];
  // The counters in Redis are named after ids, and others may use the same Redis: take ids that nobody has.
  await query(
    world.server.database.superuserUrl,
    `SELECT setval('api_keys_id_seq', ${randomInt(1e9, 1e12)})`,
  );
  key = await (await world.company()).key();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});
afterAll(async () => {
  await world.close();
  await folder.remove();
});

/** Two servers on one database, and how many of many calls at once, by turns to each, they admit. */
async function admittedByTwo(env: Variables): Promise<number> {
  const { config, database } = world.server;
  const limits = { RATE_LIMIT_KEY: `${LIMIT}/60`, RATE_LIMIT_COMPANY: '0', RATE_LIMIT_ADDRESS: '0' };
  const variables = { DATABASE_URL: database.appUrl, KEY_PEPPER: config.keyPepper!, ...limits, ...env };
  servers.push(new ServerProcess(folder.path, variables), new ServerProcess(folder.path, variables));
  const callers = await Promise.all(
    servers.map(async (server) => new Caller(await server.url(), { 'x-api-key': key.token })),
  );
  const answers = await Promise.all(
    Array.from({ length: CALLS }, (_, call) => callers[call % 2]!.get('/api/v1/taxes')),
  );
  const statuses = answers.map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
  return statuses.filter((status) => status === 200).length;
}

describe('two servers on one database', () => {
  it('count by themselves where no Redis is named', async () => {
    expect(await admittedByTwo({})).toBe(2 * LIMIT);
  });

  if (redis) {
    it('admit exactly the limit together where they share a Redis', async () => {
      expect(await admittedByTwo({ REDIS_URL: redis })).toBe(LIMIT);
    });
  } else {
    it('are not tested with a shared Redis, which is said loudly', () =>
      sayNotTested('the limits that two servers share'));
  }
});
