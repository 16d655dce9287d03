import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { World } from './support/world.js';

const AGENTS = '/api/3/agentes';

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.start();
  caller = await fsCaller(world, await world.company());
});
afterAll(() => world.close());

describe('one key for two records at once', () => {
  it.each([
    ['agentes', { codagente: 'SAME', nombre: 'Ana' }],
    ['atributovalores', { id: '777', codatributo: 'x', valor: 'x' }],
    ['clientes', { codcliente: 'SAME', nombre: 'Ana', cifnif: '' }],
  ])('makes one, and tells the others so with what they sent: %s', async (resource, fields) => {
    const by = await fsCaller(world, await world.company());
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => sendForm(by, 'POST', `/api/3/${resource}`, fields)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400, 400, 400]);
    for (const { status, body } of answers)
      if (status === 400) {
        expect(body.error).toMatch(
          /^(Error al guardar el registro\. - \w+ ya está en uso|El registro ya existe\.)/,
        );
        expect(body.data).toMatchObject({ ...fields, ...(body.data.id === 777 && { id: 777 }) });
      }
    expect((await by.get(`/api/3/${resource}`)).body).toHaveLength(1);
  });
});

describe('what the database refuses by itself', () => {
  it('is refused as a record is, without the words of the database', async () => {
    await caller.post(AGENTS, { codagente: 'PATH', nombre: 'Ana' });
    const database = await Superuser.on(world.server.database);
    await database.rows(`
      CREATE FUNCTION refuse_locked() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'words of the database' USING ERRCODE = 'LV409'; END $$;
      CREATE TRIGGER refuse_locked BEFORE INSERT OR UPDATE OR DELETE ON facturascripts_records
        FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_locked();`);
    try {
      const fields = { codagente: 'LOCKED', nombre: 'Ana' };
      for (const [answer, data] of [
        [await sendForm(caller, 'POST', AGENTS, fields), fields],
        [await sendForm(caller, 'PUT', `${AGENTS}/PATH`, { nombre: 'Eva' }), { nombre: 'Eva' }],
        [await caller.delete(`${AGENTS}/PATH`), undefined],
      ] as const) {
        expect([answer.status, answer.body]).toEqual([
          400,
          {
            error: expect.stringMatching(/^Error al (guardar|eliminar) el registro\. - Solo se puede/),
            ...(data && { data }),
          },
        ]);
        expect(answer.text).not.toContain('words of');
      }
    } finally {
      await database.rows('DROP FUNCTION refuse_locked CASCADE');
      await database.close();
    }
  });
});
