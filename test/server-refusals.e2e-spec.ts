import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../src/database/connect.js';
import { checkApplicationRole } from '../src/database/role-check.js';
import { createDatabase, TestDatabase } from './support/database.js';
import { createEmptyDatabase } from './support/empty-database.js';
import { ensureBuilt, makeDataDir, ServerProcess, Variables } from './support/processes.js';
import { TestRoles } from './support/roles.js';
import { TemporaryFolder } from './support/temporary-folder.js';

const PEPPER = 'a pepper that is long enough for the check';

let database: TestDatabase;
let roles: TestRoles;
let folder: TemporaryFolder;
beforeAll(async () => {
  await ensureBuilt();
  [database, roles, folder] = [await createDatabase(), await TestRoles.open(), await makeDataDir()];
});
afterAll(async () => {
  await database.drop();
  await roles.close();
  await folder.remove();
});

/** The sentence with which the server refuses to start: on standard error, and no stack anywhere. */
async function refusal(env: Variables): Promise<string> {
  const { appUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL } = database;
  const server = new ServerProcess(folder.path, {
    DATABASE_URL,
    DATABASE_OWNER_URL,
    KEY_PEPPER: PEPPER,
    ...env,
  });
  const { code, stdout, stderr } = await server.ended;
  expect(code).toBe(1);
  expect(stdout + stderr).not.toMatch(/^\s+at |node:internal|"stack"/m);
  return stderr;
}

async function check(url: string): Promise<void> {
  const dataSource = await connect(url, 1);
  try {
    await checkApplicationRole(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

describe('the server does not start', () => {
  it('with a role that row security does not hold, and says how to make the two roles', async () => {
    const bypassing = await roles.create(database, 'BYPASSRLS');
    const urls = [database.superuserUrl, bypassing.url, database.ownerUrl];
    const sentences = await Promise.all(urls.map((DATABASE_URL) => refusal({ DATABASE_URL })));
    expect(sentences[0]).toContain(`"${new URL(database.superuserUrl).username}", which is a superuser`);
    expect(sentences[1]).toContain(`"${bypassing.name}", which has BYPASSRLS`);
    expect(sentences[2]).toContain('"llavero_owner", which owns tables');
    const steps = [
      'CREATE ROLE llavero_owner',
      'CREATE ROLE llavero_app',
      'CREATE DATABASE',
      'DATABASE_OWNER_URL=',
    ];
    for (const sentence of sentences) for (const step of steps) expect(sentence).toContain(step);
  });

  it('with a role that could become the owner, or make tables of its own', async () => {
    const member = await roles.create(database, 'IN ROLE llavero_owner');
    const creating = await roles.create(database);
    await roles.run(database, `GRANT CREATE ON SCHEMA public TO ${creating.name}`);
    await expect(check(member.url)).rejects.toThrow('owns tables, or can become a role that does');
    await expect(check(creating.url)).rejects.toThrow('can create tables of its own');
    await expect(check(database.appUrl)).resolves.toBeUndefined();
  });

  it('on a database that is not at this version, unless the owner is named who may bring it there', async () => {
    const empty = await createEmptyDatabase();
    try {
      const sentence = await refusal({ DATABASE_URL: empty.appUrl, DATABASE_OWNER_URL: '' });
      expect(sentence).toMatch(/^\d+ migrations are pending.*Set DATABASE_OWNER_URL/);
    } finally {
      await empty.drop();
    }
  });

  it('where nobody answers, or lets it in, and names the variables without the password', async () => {
    const wrongPassword = new URL(database.appUrl);
    wrongPassword.password = 'not-the-password';
    const [silent, locked] = await Promise.all([
      refusal({ DATABASE_URL: 'postgres://llavero_app:secret@localhost:1/llavero' }),
      refusal({ DATABASE_OWNER_URL: wrongPassword.href.replace('llavero_app', 'llavero_owner') }),
    ]);
    expect(silent).toMatch(
      /^No connection to the database "llavero" on localhost:1 as "llavero_app" \(.*ECONNREFUSED/,
    );
    expect(locked).toContain('password authentication failed for user "llavero_owner"');
    for (const sentence of [silent, locked]) {
      expect(sentence).toContain('check DATABASE_URL and DATABASE_OWNER_URL');
      expect(sentence).not.toMatch(/secret|not-the-password/);
    }
  });

  it('on a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toMatch(
      new RegExp(`Port ${port} .*set PORT to a free one`),
    );
    const several = await refusal({ PORT: String(port), WEB_CONCURRENCY: '2' });
    expect(several).toMatch(new RegExp(`^Port ${port} .*set PORT to a free one\\.\n$`));
    other.close();
  });

  it('with a variable that cannot be used, and never shows a secret', async () => {
    const bad = {
      PORT: 'http',
      KEY_PEPPER: 'shortly',
      RATE_LIMIT_KEY: 'many',
      TRUSTED_PROXIES: '10.0.0.0/33',
      WEB_CONCURRENCY: 'all',
    };
    const sentences = await Promise.all(
      Object.entries(bad).map(([name, value]) => refusal({ [name]: value })),
    );
    Object.keys(bad).forEach((name, index) =>
      expect(sentences[index]).toMatch(new RegExp(`^${name}: .+\n$`)),
    );
    expect(sentences[1]).not.toContain('shortly');
  });

  it("with another pepper than the database's keys were digested with", async () => {
    const first = new ServerProcess(folder.path, { DATABASE_URL: database.appUrl, KEY_PEPPER: PEPPER });
    await first.url();
    await first.stop();
    const another = `${PEPPER} but not the same`;
    for (const WEB_CONCURRENCY of ['1', '2']) {
      const sentence = await refusal({ KEY_PEPPER: another, WEB_CONCURRENCY });
      expect(sentence.match(/name the old one in KEY_PEPPERS_RETIRED/g)).toHaveLength(1);
    }
    const retiring = new ServerProcess(folder.path, {
      DATABASE_URL: database.appUrl,
      KEY_PEPPER: another,
      KEY_PEPPERS_RETIRED: PEPPER,
    });
    await retiring.url();
    expect((await retiring.stop()).code).toBe(0);
  });
});
