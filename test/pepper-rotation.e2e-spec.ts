import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pepper } from '../src/access/pepper.js';
import { ApiKeysService } from '../src/api-keys/api-keys.service.js';
import { CompanyScope } from '../src/database/company-scope.js';
import { startApp, TestApp } from './support/app.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, KeyInWorld, World } from './support/world.js';

const OLD = 'the pepper of the year that is over';
const NEW = 'the pepper of the year that begins';
const FOREIGN = 'the pepper of another installation';

let world: World;
let database: Superuser;
let company: CompanyInWorld;
let key: KeyInWorld;
let unused: KeyInWorld;
beforeAll(async () => {
  world = await World.start({ KEY_PEPPER: OLD });
  database = await Superuser.on(world.server.database);
  company = await world.company();
  [key, unused] = [await company.key(), await company.key()];
  expect((await key.caller.get('/api/v1/clients')).status).toBe(200);
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const digestOf = async (id: number) => {
  const [row] = await database.rows<{ digest: Buffer }>('SELECT digest FROM api_keys WHERE id = $1', [id]);
  return row!.digest;
};

/** A server with these peppers, on the same database, for as long as `work` takes. */
async function withPeppers(current: string, retired: string, work: (server: TestApp) => Promise<void>) {
  const server = await startApp({ KEY_PEPPER: current, KEY_PEPPERS_RETIRED: retired }, world.server.database);
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

const use = async ({ url }: TestApp, token: string) =>
  (await new Caller(url, { 'x-api-key': token }).get('/api/v1/clients')).status;

describe('a node', () => {
  it('refuses to start with a pepper under which no key of the database would be known', async () => {
    await expect(startApp({ KEY_PEPPER: FOREIGN }, world.server.database)).rejects.toThrow(/KEY_PEPPER/);
    expect((await key.caller.get('/api/v1/clients')).status).toBe(200);
  });
});

describe('after the pepper was changed', () => {
  it('keys digested under the retired one work, and are digested anew at their first use', async () => {
    await withPeppers(NEW, OLD, async (server) => {
      expect(await digestOf(key.id)).toEqual(new Pepper(OLD, []).digest(key.token));
      expect([await use(server, key.token), await use(server, key.token)]).toEqual([200, 200]);
      expect(await digestOf(key.id)).toEqual(new Pepper(NEW, []).digest(key.token));
      expect(await use(server, key.token.slice(0, -1))).toBe(401);
    });
  });

  it('keys that are known under the retired one are not imported a second time', async () => {
    await withPeppers(NEW, OLD, async ({ app }) => {
      const again = app
        .get(CompanyScope, { strict: false })
        .asOperator(company.id, () =>
          app
            .get(ApiKeysService, { strict: false })
            .import({ name: 'again', format: 'keyid', token: unused.token }, 'operator'),
        );
      await expect(again).rejects.toMatchObject({ code: 'conflict' });
    });
  });

  it('the retired one can be forgotten: keys that were used meanwhile no longer need it', async () => {
    await withPeppers(NEW, '', async (server) => {
      expect([await use(server, key.token), await use(server, unused.token)]).toEqual([200, 401]);
    });
  });

  it('the old one alone is foreign', async () => {
    await expect(startApp({ KEY_PEPPER: OLD }, world.server.database)).rejects.toThrow(/KEY_PEPPER/);
  });
});
