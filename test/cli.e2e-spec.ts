import { randomUUID } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyScope } from '../src/database/company-scope.js';
import { query } from './support/embedded.js';
import { createEmptyDatabase } from './support/empty-database.js';
import { Operator } from './support/operator.js';
import { account, browserAfter, codeOf, logIn, someAddress } from './support/people.js';
import { ensureBuilt } from './support/processes.js';
import { CompanyInWorld, World } from './support/world.js';

const PASSWORD = 'a password of a person';

let world: World;
let company: CompanyInWorld;
let operator: Operator;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.start();
  company = await world.company();
  operator = await Operator.at(world.server);
});
afterAll(async () => {
  await operator.leave();
  await world.close();
});

describe('companies and users', () => {
  it('create a company that a key of it works in, in the name of its proprietor', async () => {
    const made = await operator.json('companies create --name Cascabel --tax-id B12345674 --country ES');
    expect(made).toEqual({ id: expect.any(Number), uuid: expect.any(String), name: 'Cascabel' });
    const email = `Proprietor-${randomUUID()}@Example.com`;
    const user = await operator.json(
      `users create --company ${made.id} --email ${email} --role proprietor`,
      `${PASSWORD}\nnot part of it`,
    );
    expect(user).toEqual({ id: expect.any(Number), email: email.toLowerCase(), role: 'proprietor' });
    const { token } = await operator.json(
      `keys create --company ${made.id} --name shop --grant companies.read`,
    );
    const answer = await world.caller({ 'x-api-key': token }).get('/api/v1/companies');
    expect(answer.body.data).toMatchObject([{ id: made.id, tax_id: 'B12345674', currency: 'EUR' }]);
    const [{ password_hash }] = await world
      .service(CompanyScope)
      .asOperator(made.id, (manager) =>
        manager.query<[{ password_hash: string }]>('SELECT password_hash FROM users WHERE id = $1', [
          user.id,
        ]),
      );
    expect(await verify(password_hash, PASSWORD)).toBe(true);
  });

  it('give a person who lost theirs a new password, which ends all their sessions', async () => {
    const email = someAddress();
    await account(company, 'viewer', { email });
    const before = browserAfter(world, await logIn(world, email));
    expect((await before.get('/auth/me')).status).toBe(200);
    const words = `users password --email ${email.toUpperCase()}`;
    const { id } = (await before.get('/auth/me')).body.user;
    expect(await operator.json(words, 'set by the operator\n')).toEqual({ id, email });
    expect(codeOf(await before.get('/auth/me'))).toEqual([401, 'SESSION_EXPIRED']);
    expect(codeOf(await logIn(world, email))).toEqual([401, 'INVALID_CREDENTIALS']);
    expect((await logIn(world, email, 'set by the operator')).status).toBe(200);
  });

  it('give a first password to who was added without one', async () => {
    const { email } = await company.user('viewer');
    expect((await logIn(world, email)).status).toBe(401);
    await operator.json(`users password --email ${email}`, `${PASSWORD}\n`);
    expect((await logIn(world, email, PASSWORD)).status).toBe(200);
  });

  it('set the policy of a company, which its running keys meet at once', async () => {
    const { caller } = await company.key();
    const { id } = (await caller.post('/api/v1/clients', { name: 'Ana' })).body.data;
    expect((await caller.delete(`/api/v1/clients/${id}`)).body.error.reason).toBe('api_key_delete_forbidden');
    const policy = '--key-deletes granted --key-management granted';
    expect(await operator.json(`companies policy ${company.id} ${policy}`)).toMatchObject({
      id: company.id,
      key_deletes: 'granted',
      key_management: 'granted',
    });
    expect((await caller.delete(`/api/v1/clients/${id}`)).status).toBe(200);
    expect((await caller.get('/api/v1/api-keys')).status).toBe(200);
    await operator.json(`companies policy ${company.id} --key-deletes forbidden`);
    expect((await caller.delete(`/api/v1/clients/${id}`)).body.error.reason).toBe('api_key_delete_forbidden');
  });
});

describe('api off and on', () => {
  it('close and open a running server at once, but for its probes', async () => {
    const { caller } = await company.key();
    expect((await caller.get('/api/v1/clients')).status).toBe(200);
    expect(await operator.json('api off')).toEqual({ api: 'off' });
    expect((await caller.get('/api/v1/clients')).body.error.reason).toBe('api_disabled');
    expect((await caller.get('/ready')).status).toBe(200);
    expect(await operator.json('api on')).toEqual({ api: 'on' });
    expect((await caller.get('/api/v1/clients')).status).toBe(200);
  });
});

describe('migrate and demo', () => {
  it('bring an empty database to this version, fill it, and fill it once', async () => {
    const database = await createEmptyDatabase();
    try {
      const here = await Operator.at({ database, config: world.server.config });
      expect(await here.json('migrate')).toEqual({ migrated: true });
      const login = await here.json('demo');
      expect(login).toMatchObject({ email: expect.stringContaining('@'), password: expect.any(String) });
      expect(Object.keys(login.keys).sort()).toEqual(['fs20', 'hex64', 'keyid', 'org']);
      expect(await here.refusal('demo')).toContain('empty installation only');
      await here.leave();
    } finally {
      await database.drop();
    }
  });
});

describe('a command that cannot be done', () => {
  it('says why on standard error, and what is called wrongly also how it is called', async () => {
    const wrong: Record<string, string> = {
      'keys destroy 1': 'There is no such command',
      'keys create --company 1 --colour red': "Unknown option '--colour'",
      'keys create --name x': '--company is missing',
    };
    const refusals = await Promise.all(Object.keys(wrong).map((words) => operator.refusal(words)));
    Object.values(wrong).forEach((words, index) => {
      expect(refusals[index]).toContain(words);
      expect(refusals[index]).toContain('Usage: npm run -s llavero -- <command>');
    });
  });

  it('names the record that is not there and the value that is not accepted', async () => {
    const user = `users create --company ${company.id} --role viewer`;
    const impossible: [words: string, reason: string, input?: string][] = [
      ['keys revoke 999999', 'There is no key 999999.'],
      ['keys list --company 999999', 'There is no company 999999.'],
      [`companies policy ${company.id} --key-deletes perhaps`, 'key_deletes must be one of'],
      [`${user} --email ana@example.com`, 'at least 10 characters', 'short\n'],
      [`${user} --email nowhere`, 'email must be an email', `${PASSWORD}\n`],
      ['users password --email nobody@example.com', 'Nobody has the address', `${PASSWORD}\n`],
      ['users password --email nobody@example.com', 'at least 10 characters', 'short\n'],
      ['users password', '--email is missing', `${PASSWORD}\n`],
    ];
    const refusals = await Promise.all(impossible.map(([words, , input]) => operator.refusal(words, input)));
    impossible.forEach(([, reason], index) => expect(refusals[index]).toContain(reason));
    const { superuserUrl } = world.server.database;
    expect(await query(superuserUrl, "SELECT FROM users WHERE email = 'ana@example.com'")).toEqual([]);
  });

  it('never ends half-way: a pepper of another installation is refused, and the process ends', async () => {
    const stranger = operator.with({ KEY_PEPPER: 'another pepper that is just as long as the first' });
    expect(await stranger.refusal(`keys list --company ${company.id}`)).toContain('KEY_PEPPER');
  });
});

describe('without --json', () => {
  it('prints lines for people: one record after the other, or that there is none', async () => {
    const quiet = await world.company();
    await quiet.key({ name: 'first' });
    await quiet.key({ name: 'second' });
    const [listed, none] = await Promise.all([
      operator.run(`keys list --company ${quiet.id}`),
      world.company().then(({ id }) => operator.run(`keys list --company ${id}`)),
    ]);
    expect(listed.stdout).toMatch(/^id: \d+\n(.+\n)*name: first\n(.+\n)*\nid: \d+\n(.+\n)*name: second\n/);
    expect([listed.code, none.code, none.stdout]).toEqual([0, 0, 'none\n']);
  });
});
