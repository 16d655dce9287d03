import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role, ROLES } from '../src/access/roles.js';
import { Answer } from './support/http.js';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const PATH = '/api/v1/users';
const MANAGERS = ['proprietor', 'administrator'] as const;
const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];
const newcomer = (role: Role) => ({ email: `${randomUUID()}@example.com`, name: 'Eva', role });
const isHigher = (role: Role, than: Role) => ROLES.indexOf(role) < ROLES.indexOf(than);
const FORBIDDEN = [403, 'forbidden'];

describe.each(MANAGERS)('a signed-in %s', (role) => {
  it('gives away no more than that role, to new people and to others', async () => {
    const company = await world.company();
    const { caller } = await company.person(role);
    const { id } = await company.user('viewer');
    for (const given of ROLES) {
      const [added, changed] = [
        await caller.post(PATH, newcomer(given)),
        await caller.patch(`${PATH}/${id}`, { role: given }),
      ];
      const refused = isHigher(given, role);
      expect(reasonOf(added)).toEqual(refused ? FORBIDDEN : [201, undefined]);
      expect(reasonOf(changed)).toEqual(refused ? FORBIDDEN : [200, undefined]);
      await caller.patch(`${PATH}/${id}`, { role: 'viewer' });
    }
  });

  it('changes nobody who holds more, in nothing', async () => {
    const company = await world.company();
    const { caller } = await company.person(role);
    for (const held of ROLES) {
      const { id } = await company.user(held);
      for (const changes of [
        { name: 'Renamed' },
        { permissions: [] },
        { active: false },
        { role: 'viewer' },
      ]) {
        const answer = await caller.patch(`${PATH}/${id}`, changes);
        expect(reasonOf(answer)).toEqual(isHigher(held, role) ? FORBIDDEN : [200, undefined]);
      }
    }
  });
});

describe('the last active proprietor', () => {
  it.each([{ role: 'administrator' }, { active: false }, { role: 'viewer', active: false }])(
    'is not taken from a company by %j, not even by themselves',
    async (changes) => {
      const company = await world.company({ proprietor: false });
      const { user, caller } = await company.person('proprietor');
      const former = (await caller.post(PATH, newcomer('proprietor'))).body.data;
      await caller.patch(`${PATH}/${former.id}`, { active: false });
      expect(reasonOf(await caller.patch(`${PATH}/${user.id}`, changes))).toEqual([409, 'last_proprietor']);
      expect((await caller.get(`${PATH}/${user.id}`)).body.data).toMatchObject({
        role: 'proprietor',
        active: true,
      });
    },
  );

  it('may still be renamed, and may leave once there is another', async () => {
    const company = await world.company({ proprietor: false });
    const { user, caller } = await company.person('proprietor');
    expect((await caller.patch(`${PATH}/${user.id}`, { name: 'Eva' })).status).toBe(200);
    await caller.post(PATH, newcomer('proprietor'));
    expect((await caller.patch(`${PATH}/${user.id}`, { role: 'viewer' })).status).toBe(200);
  });

  it('stays when two proprietors put each other down at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const company = await world.company({ proprietor: false });
      const [one, two] = [await company.person('proprietor'), await company.person('proprietor')];
      const answers = await Promise.all([
        one.caller.patch(`${PATH}/${two.user.id}`, { role: 'viewer' }),
        two.caller.patch(`${PATH}/${one.user.id}`, { active: false }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.toBeOneOf([401, 403, 409])]);
      const { caller } = await company.key();
      const left = await caller.get(`${PATH}?role=proprietor&active=true`);
      expect(left.body.data).toHaveLength(1);
    }
  });
});
