import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../src/access/key-format.js';
import { Role } from '../src/access/roles.js';
import { EXCEEDS, KEY_COLUMNS, KeyManager, KEYS } from './support/facturascripts-keys.js';
import { Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let manager: KeyManager;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => {
  world = await World.start();
  manager = await KeyManager.of(world);
  ({ company, caller } = manager);
});
afterAll(() => world.close());
const newToken = () => createToken('fs20').token;
/** An address as short as the column of the original. */
const person = (role: Role) => company.user(role, { email: `${randomUUID().slice(0, 8)}@example.com` });

describe('a new key', () => {
  it('has a secret of ours that nobody sees, and may do nothing yet', async () => {
    const { status, body, text } = await manager.postKey({ description: 'shop', enabled: '1' });
    expect(status).toBe(200);
    expect(body.ok).toBe('Registro creado correctamente.');
    expect(body.data).toMatchObject({ description: 'shop', enabled: '1', fullaccess: false, nick: null });
    expect(Object.keys(body.data)).toEqual(KEY_COLUMNS);
    expect(text).not.toMatch(/[0-9A-Za-z]{20}/);
    expect(await manager.readKey(body.data.id)).toMatchObject({
      description: 'shop',
      enabled: true,
      fullaccess: false,
    });
  });

  it('opens what it may where its secret was chosen, and that is told to nobody', async () => {
    const apikey = newToken();
    for (const send of [
      () => manager.postKey({ description: 'chosen', fullaccess: '1', apikey }),
      () => caller.post(KEYS, { description: 'again', fullaccess: true, apikey }),
    ]) {
      const { text } = await send();
      expect(text).not.toContain(apikey);
    }
    expect((await manager.using(apikey).get('/api/3/clientes')).status).toBe(200);
    const all = [
      await caller.get(KEYS),
      await company.key().then((key) => key.caller.get('/api/v1/api-keys')),
    ];
    for (const { text } of all) expect(text).not.toContain(apikey);
    expect(world.server.log()).not.toContain(apikey);
  });

  it('is answered again without its secret for the same Idempotency-Key', async () => {
    const apikey = newToken();
    const once = caller.with({ 'idempotency-key': randomUUID() });
    const answers = [
      await manager.postKey({ description: 'x', apikey }, once),
      await manager.postKey({ description: 'x', apikey }, once),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]!.text).toBe(answers[1]!.text);
    expect(answers[0]!.text).not.toContain(apikey);
  });

  it.each(['short', `${'a'.repeat(20)}b`, `org_live_${'a'.repeat(20)}`, 'a b c d e f g h i j k'])(
    'is not made with a secret of another form: %s',
    async (apikey) => {
      const { status, body, text } = await manager.postKey({ description: 'x', apikey });
      expect([status, body]).toEqual([
        400,
        {
          error: 'Error al guardar el registro. - apikey no es una clave de ese formato',
          data: { description: 'x' },
        },
      ]);
      expect(text).not.toContain(apikey);
    },
  );

  it.each(['', 'null'])('is made with a secret of ours where %j was sent for it', async (apikey) => {
    expect((await manager.postKey({ description: 'x', apikey })).status).toBe(200);
  });

  it('is not made with a secret that is in use, here or in another company', async () => {
    const { token } = await (await world.company()).key({ format: 'fs20' });
    const { token: ours } = await company.key({ format: 'fs20' });
    for (const apikey of [token, ours]) {
      const { status, body, text } = await manager.postKey({ description: 'x', apikey });
      expect([status, body.error]).toEqual([400, 'Error al guardar el registro. - apikey ya está en uso']);
      expect(text).not.toContain(apikey);
    }
  });

  it('is one, however many ask for the same secret at once', async () => {
    const apikey = newToken();
    const answers = await Promise.all([1, 2, 3, 4].map(() => manager.postKey({ description: 'x', apikey })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400]);
  });

  it.each<[Record<string, string>, string]>([
    [{ enabled: '1' }, 'description es obligatorio'],
    [{ description: '' }, 'description es obligatorio'],
    [{ description: 'x'.repeat(151) }, 'description no es un valor que esta columna admita'],
    [{ description: 'x', enabled: 'maybe' }, 'enabled no es un valor que esta columna admita'],
    [{ description: 'x', nick: 'nobody@example.com' }, 'nick no corresponde a ningún registro'],
  ])('is not made of %j', async (fields, reason) => {
    const { status, body } = await manager.postKey(fields);
    expect([status, body]).toEqual([
      400,
      { error: `Error al guardar el registro. - ${reason}`, data: fields },
    ]);
  });

  it('takes a description as long as the original’s, and may be off', async () => {
    const description = 'ñ'.repeat(150);
    const { body } = await manager.postKey({ description, enabled: '0' });
    expect(await manager.readKey(body.data.id)).toMatchObject({ description, enabled: false });
  });

  it('gets its number from us, and the echo says which', async () => {
    const { body } = await manager.postKey({ description: 'x', id: '999999' });
    expect(body.data.id).not.toBe('999999');
    expect((await manager.readKey(body.data.id)).description).toBe('x');
  });

  it('never holds more than the key that made it, at its making and afterwards', async () => {
    const limited = await company.key({ permissions: ['api-keys.*', 'clients.*'], format: 'fs20' });
    const by = manager.using(limited.token);
    const refused = await manager.postKey({ description: 'x', fullaccess: '1' }, by);
    expect([refused.status, refused.body]).toEqual([
      400,
      {
        error: `Error al guardar el registro. - ${EXCEEDS}`,
        data: { description: 'x', fullaccess: '1' },
      },
    ]);
    const made = (await manager.postKey({ description: 'x' }, by)).body.data.id;
    expect((await manager.putKey(made, { fullaccess: '1' }, by)).body.error).toContain(EXCEEDS);
    const apikey = newToken();
    await manager.postKey({ description: 'made', fullaccess: '1', apikey });
    await caller.delete(`${KEYS}/${made}`);
    expect((await manager.using(apikey).get('/api/3/clientes')).status).toBe(200);
  });

  it('acts in nobody’s name that a key says: that takes a person', async () => {
    const { email } = await person('viewer');
    expect((await manager.postKey({ description: 'x', nick: email })).body.error).toContain(EXCEEDS);
  });
});
