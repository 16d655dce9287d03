import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Answer, Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let database: Superuser;
let company: CompanyInWorld;
let admin: Caller;
beforeAll(async () => {
  world = await World.start();
  database = await Superuser.on(world.server.database);
  company = await world.company();
  await company.setPolicy({ keyManagement: 'granted' });
  admin = (await company.person('administrator')).caller;
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const PATH = '/api/v1/api-keys';
const HELD = ['api-keys.create', 'clients.*'];
const reasonOf = ({ status, body }: Answer) => [status, body.error?.reason];
const revoke = (id: number) => admin.post(`${PATH}/${id}/revoke`);
const narrow = (id: number, permissions: string[]) => admin.patch(`${PATH}/${id}`, { permissions });

/** Holds everybody's turn while `first` and then `second` are asked, and answers what they were answered. */
async function queued(
  first: () => Promise<Answer>,
  second: () => Promise<Answer>,
): Promise<[Answer, Answer]> {
  const holder = await Superuser.on(world.server.database);
  await holder.rows('BEGIN');
  await holder.rows('SELECT FROM companies WHERE id = $1 FOR UPDATE', [company.id]);
  const one = first();
  await database.untilWaiting(1);
  const two = second();
  await database.untilWaiting(2);
  await holder.rows('COMMIT');
  await holder.close();
  return [await one, await two];
}

describe('changes to the keys of a company come one after another, so that a key', () => {
  it('makes nothing once it was revoked meanwhile', async () => {
    const key = await company.key({ permissions: HELD });
    const [, made] = await queued(
      () => revoke(key.id),
      () => key.caller.post(PATH, { name: 'too late', permissions: HELD }),
    );
    expect(reasonOf(made)).toEqual([401, 'invalid_api_key']);
  });

  it('gives away nothing that was taken from it meanwhile', async () => {
    const key = await company.key({ permissions: HELD });
    const [, made] = await queued(
      () => narrow(key.id, ['api-keys.create']),
      () => key.caller.post(PATH, { name: 'too late', permissions: HELD }),
    );
    expect(reasonOf(made)).toEqual([403, 'grant_exceeds_maker']);
  });

  it('makes a key that ends with it when it was revoked right afterwards', async () => {
    const key = await company.key({ permissions: HELD });
    const [made, revoked] = await queued(
      () => key.caller.post(PATH, { name: 'in time', permissions: HELD }),
      () => revoke(key.id),
    );
    expect([made.status, revoked.status]).toEqual([201, 200]);
    expect((await admin.get(`${PATH}/${made.body.data.id}`)).body.data.status).toBe('revoked');
  });

  it('is rotated with the grants that it has by then', async () => {
    const key = await company.key({ permissions: HELD });
    const [, rotated] = await queued(
      () => narrow(key.id, ['clients.read']),
      () => admin.post(`${PATH}/${key.id}/rotate`),
    );
    expect(rotated.body.data.permissions).toEqual(['clients.read']);
  });
});
