import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { attached } from './support/uploads.js';
import { World } from './support/world.js';

const FILES = '/api/3/attachedfiles';
const RELATIONS = '/api/3/attachedfilerelations';

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  caller = await fsCaller(world, await world.company());
});
afterAll(() => world.close());

const outcome = ({ status, body }: Answer) => [status, body.error];

describe('a relation of a file to a record', () => {
  const relate = (idfile: unknown) =>
    caller.post(RELATIONS, { idfile, model: 'Cliente', modelid: 1, modelcode: '1' });

  it('names a file of the company, when it is made and when it is changed', async () => {
    const idfile = await attached(caller);
    const { status, body } = await relate(idfile);
    expect(status).toBe(200);
    const relation = `${RELATIONS}/${body.data.id}`;
    const theirs = await attached(await fsCaller(world, await world.company()), 'b.txt');
    expect(theirs).toBe(idfile);
    for (const missing of [idfile + 1, 0, -1, 999_999_999_999_999])
      expect(outcome(await relate(missing))).toEqual([400, expect.stringContaining('idfile no corresponde')]);
    expect((await caller.put(relation, { idfile: idfile + 1 })).status).toBe(400);
    expect((await caller.put(relation, { observations: 'signed' })).status).toBe(200);
    expect((await caller.get(relation)).body).toMatchObject({ idfile, observations: 'signed' });
    expect((await relate(null)).status).toBe(400);
  });

  it('goes with its file, and leaves it when it goes itself', async () => {
    const [kept, gone] = [await attached(caller), await attached(caller)];
    const relations = [await relate(kept), await relate(gone), await relate(gone)].map(
      ({ body }) => `${RELATIONS}/${body.data.id}`,
    );
    expect((await caller.delete(`${FILES}/${gone}`)).status).toBe(200);
    const statuses = [];
    for (const relation of relations) statuses.push((await caller.get(relation)).status);
    expect(statuses).toEqual([200, 404, 404]);
    expect((await caller.delete(relations[0]!)).status).toBe(200);
    expect((await caller.get(`${FILES}/${kept}`)).status).toBe(200);
  });

  it('of another company stays when a file of the same number goes', async () => {
    const [one, other] = [
      await fsCaller(world, await world.company()),
      await fsCaller(world, await world.company()),
    ];
    for (const each of [one, other]) {
      await attached(each);
      await each.post(RELATIONS, { idfile: 1, model: 'Cliente', modelid: 1 });
    }
    await one.delete(`${FILES}/1`);
    expect((await one.get(RELATIONS)).body).toEqual([]);
    expect((await other.get(RELATIONS)).body).toHaveLength(1);
  });
});
