import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const PATH = '/api/v1/api-keys';
const administrator = async () => (await (await world.company()).person('administrator')).caller;

/** The stable words of a refusal: the field that was not accepted, and why. */
const detailOf = (answer: { body: { error: { details: { field: string; code: string }[] } } }) => {
  const [{ field, code }] = answer.body.error.details as [{ field: string; code: string }];
  return [field, code];
};

describe('an API key', () => {
  it.each([
    [{ name: ' ' }, ['name', 'matches']],
    [{ name: 'x'.repeat(151) }, ['name', 'isLength']],
    [{ format: 'jwt' }, ['format', 'isIn']],
    [{ permissions: ['clients.read', 'client.approve'] }, ['permissions[1]', 'unknown_permission']],
    [{ permissions: ['wages.read'] }, ['permissions[0]', 'unknown_permission']],
    [{ allow_ips: ['10.0.0.1/8'] }, ['allow_ips[0]', 'host_bits_set']],
    [{ allow_ips: ['example.com'] }, ['allow_ips[0]', 'not_a_cidr']],
    [{ expires_at: '2027-01-31' }, ['expires_at', 'isInstant']],
    [{ expires_at: '2027-02-30T00:00:00Z' }, ['expires_at', 'isInstant']],
    [{ rate_limit: { calls: -1, seconds: 60 } }, ['rate_limit.calls', 'min']],
    [{ user_id: 2 ** 50 }, ['user_id', 'unknown']],
  ])('is not made of %j', async (values, detail) => {
    const answer = await (await administrator()).post(PATH, { name: 'shop', ...values });
    expect([answer.status, ...detailOf(answer)]).toEqual([422, ...detail]);
  });

  it('needs a name, and an imported one its format', async () => {
    const admin = await administrator();
    const hash = `$2y$04$${'a'.repeat(53)}`;
    for (const [path, values, field] of [
      [PATH, {}, 'name'],
      [PATH, { name: null }, 'name'],
      [`${PATH}/import`, { format: 'keyid', prefix: 'x', hash }, 'name'],
      [`${PATH}/import`, { name: 'old', prefix: 'x', hash }, 'format'],
    ] as const) {
      const answer = await admin.post(path, values);
      expect([answer.status, ...detailOf(answer)]).toEqual([400, field, 'required']);
    }
  });

  it('keeps its name and its switch: they cannot be emptied', async () => {
    const admin = await administrator();
    const path = `${PATH}/${(await admin.post(PATH, { name: 'shop' })).body.data.id}`;
    for (const field of ['name', 'enabled']) {
      const answer = await admin.patch(path, { [field]: null });
      expect([answer.status, ...detailOf(answer)]).toEqual([422, field, 'required']);
    }
  });

  it('acts for nobody who does not belong to the company, or no longer counts there', async () => {
    const [company, other] = [await world.company(), await world.company()];
    const { caller } = await company.person('administrator');
    const stranger = await other.user('accountant');
    const { user: leaver } = await company.person('accountant');
    await caller.patch(`/api/v1/users/${leaver.id}`, { active: false });
    for (const { id } of [stranger, leaver]) {
      const answer = await caller.post(PATH, { name: 'shop', user_id: id });
      expect([answer.status, ...detailOf(answer)]).toEqual([422, 'user_id', 'unknown']);
    }
  });
});
