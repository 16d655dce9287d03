import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemoLogin, demoLoginPath } from '../src/demo/demo-login.js';
import { query } from './support/embedded.js';
import { Caller } from './support/http.js';
import { ensureBuilt, makeDataDir, ServerProcess } from './support/processes.js';
import { OperatorsDatabase } from './support/roles.js';
import { TemporaryFolder } from './support/temporary-folder.js';

let database: OperatorsDatabase;
let folder: TemporaryFolder;
beforeAll(async () => {
  await ensureBuilt();
  [database, folder] = [await OperatorsDatabase.make(), await makeDataDir()];
});
afterAll(async () => {
  await database.drop();
  await folder.remove();
});

describe('a PostgreSQL of the operator, with an owner and an application role as the manual says', () => {
  it('is migrated, filled and served from, and later starts need the application role alone', async () => {
    const env = { DATABASE_URL: database.appUrl, DEMO: 'true' };
    const first = new ServerProcess(folder.path, { ...env, DATABASE_OWNER_URL: database.ownerUrl });
    const url = await first.url();
    const { keys } = JSON.parse(readFileSync(demoLoginPath(folder.path), 'utf8')) as DemoLogin;
    const headers = { 'x-api-key': keys.keyid };
    const created = await new Caller(url, headers).post('/api/v1/clients', { name: 'Ana' });
    expect(created.status).toBe(201);
    expect(first.stdout).toContain(new URL(database.appUrl).host);
    expect(first.stdout).not.toContain(new URL(database.appUrl).password);
    expect(await first.stop()).toMatchObject({ code: 0, stderr: '' });

    const second = new ServerProcess(folder.path, env);
    const found = await new Caller(await second.url(), headers).get(
      `/api/v1/clients/${created.body.data.id}`,
    );
    expect(found.body.data).toEqual(created.body.data);
    expect(await second.stop()).toMatchObject({ code: 0, stderr: '' });
  });

  it('belongs to the owner alone, and opens its functions to nobody but the application', async () => {
    const owners = await query(
      database.superuserUrl,
      'SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = $$public$$',
    );
    expect(owners).toEqual([{ tableowner: database.owner }]);
    const open = `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      AND has_function_privilege('public', oid, 'EXECUTE')`;
    expect(await query(database.superuserUrl, open)).toEqual([]);
  });
});
