import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsersService } from '../src/users/users.service.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let database: Superuser;
let first: CompanyInWorld;
let second: CompanyInWorld;
let firstAdmin: Caller;
let secondAdmin: Caller;
beforeAll(async () => {
  world = await World.start();
  database = await Superuser.on(world.server.database);
  [first, second] = [await world.company(), await world.company()];
  firstAdmin = (await first.person('administrator')).caller;
  secondAdmin = (await second.person('administrator')).caller;
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const PATH = '/api/v1/users';
const someAddress = () => `${randomUUID()}@example.com`;
const add = (admin: Caller, email: string, name: string, role = 'accountant') =>
  admin.post(PATH, { email, name, role });
const accountOf = async (email: string) => {
  const rows = await database.rows('SELECT id, uuid, email, password_hash FROM users WHERE email = $1', [
    email,
  ]);
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

describe('a person of two companies', () => {
  it('is one account, to which each company gives a name and a role of its own', async () => {
    const email = someAddress();
    const { id } = (await add(firstAdmin, email, 'Eva of the first')).body.data;
    const { body } = await add(secondAdmin, email, 'Ms Luz', 'viewer');
    expect(body.data).toMatchObject({ id, email, name: 'Ms Luz', role: 'viewer' });
    expect((await firstAdmin.get(`${PATH}/${id}`)).body.data).toMatchObject({
      name: 'Eva of the first',
      role: 'accountant',
    });
    for (const answer of [await secondAdmin.get(PATH), await secondAdmin.get(`${PATH}/${id}`)]) {
      expect(answer.text).not.toContain('Eva of the first');
    }
  });

  it('is changed in each company alone, and in none is the account', async () => {
    const email = someAddress();
    await first.asOperator(() =>
      world.service(UsersService).add({ email, name: 'Eva', role: 'viewer' }, 'proprietor', 'a stored hash'),
    );
    const before = await accountOf(email);
    const { id } = (await add(secondAdmin, email, 'Ms Luz')).body.data;
    const taken = {
      email: someAddress(),
      password: 'mine now',
      password_hash: 'mine now',
      uuid: randomUUID(),
    };
    await secondAdmin.patch(`${PATH}/${id}`, { ...taken, name: 'Nobody', active: false, role: 'viewer' });
    expect((await secondAdmin.get(`${PATH}/${id}`)).body.data).toMatchObject({
      name: 'Nobody',
      active: false,
    });
    expect((await firstAdmin.get(`${PATH}/${id}`)).body.data).toMatchObject({ name: 'Eva', active: true });
    expect(await accountOf(email)).toEqual(before);
  });

  it('keeps the password of the account when a second company comes with another', async () => {
    const email = someAddress();
    const join = (company: CompanyInWorld, hash: string) =>
      company.asOperator(() =>
        world.service(UsersService).add({ email, name: 'Eva', role: 'viewer' }, 'proprietor', hash),
      );
    await join(first, 'the first hash');
    await join(second, 'the second hash');
    expect((await accountOf(email)).password_hash).toBe('the first hash');
  });

  it('is one account too when both companies add it at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = someAddress();
      const answers = await Promise.all([add(firstAdmin, email, 'A'), add(secondAdmin, email, 'B')]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers[0].body.data.id).toBe(answers[1].body.data.id);
    }
  });
});

describe('nobody learns who has an account elsewhere', () => {
  it('by adding an address: the answer is the same, field by field', async () => {
    const known = someAddress();
    await add(firstAdmin, known, 'Eva', 'administrator');
    const before = Date.now();
    const [old, fresh] = [await add(secondAdmin, known, 'Eva'), await add(secondAdmin, someAddress(), 'Eva')];
    expect([old.status, old.body.message]).toEqual([fresh.status, fresh.body.message]);
    const varying = { id: 0, uuid: '', email: '', created_at: '', updated_at: '' };
    expect({ ...old.body.data, ...varying }).toEqual({ ...fresh.body.data, ...varying });
    for (const { body } of [old, fresh]) {
      expect(Date.parse(body.data.created_at)).toBeGreaterThanOrEqual(before);
    }
  });

  it('by the id of an account: ids do not tell which of two is older', async () => {
    const ids: number[] = [];
    for (let count = 0; count < 16; count += 1) {
      ids.push((await add(firstAdmin, someAddress(), 'Eva')).body.data.id);
    }
    expect(ids).not.toEqual(ids.toSorted((a, b) => a - b));
  });

  it('by trying ids: only those of the own company are answered', async () => {
    const { id } = (await add(firstAdmin, someAddress(), 'Eva')).body.data;
    const [foreign, none] = [await secondAdmin.get(`${PATH}/${id}`), await secondAdmin.get(`${PATH}/12345`)];
    const said = { ...foreign.body.error, request_id: '' };
    expect([foreign.status, said]).toEqual([none.status, { ...none.body.error, request_id: '' }]);
  });
});
