import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { attached, formOf, upload } from './support/uploads.js';
import { CompanyInWorld, World } from './support/world.js';

const FILES = '/api/3/attachedfiles';
const NOT_FOUND = [404, 'Registro no encontrado.'];

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => {
  world = await World.start();
  company = await world.company();
  caller = await fsCaller(world, company);
});
afterAll(() => world.close());

const outcome = ({ status, body }: Answer) => [status, body.error];

describe('the files of a company', () => {
  it('are not those of another', async () => {
    const idfile = await attached(caller);
    const theirs = await fsCaller(world, await world.company());
    expect((await theirs.get(FILES)).body).toEqual([]);
    for (const answer of [
      await theirs.get(`${FILES}/${idfile}`),
      await sendForm(theirs, 'PUT', `${FILES}/${idfile}`, { filename: 'x' }),
      await theirs.delete(`${FILES}/${idfile}`),
    ])
      expect(outcome(answer)).toEqual(NOT_FOUND);
    // Numbers count for each company, and so the same number is another file.
    expect(await attached(theirs, 'b.txt')).toBe(idfile);
    expect((await caller.get(`${FILES}/${idfile}`)).body.filename).toBe('a.txt');
  });

  it('are closed to keys without the grant for what they do', async () => {
    const idfile = await attached(caller);
    const calls: Record<string, (by: Caller) => Promise<Answer>> = {
      read: (by) => by.get(`${FILES}/${idfile}`),
      create: (by) => by.post(FILES, formOf('f', [['a.txt', 'a']])),
      update: (by) => by.put(`${FILES}/${idfile}`, { filename: 'x' }),
      delete: (by) => by.delete(`${FILES}/${idfile}`),
    };
    for (const granted of Object.keys(calls)) {
      const { token } = await company.key({ permissions: [`attachedfiles.${granted}`, 'uploadFiles.*'] });
      for (const [asked, call] of Object.entries(calls)) {
        const { status } = await call(world.caller({ token }));
        expect([granted, asked, status]).toEqual([granted, asked, asked === granted ? 200 : 403]);
      }
    }
  });

  it('are closed to a key from the moment that its grant is taken away', async () => {
    const key = await company.key({ permissions: ['attachedfiles.*'] });
    const limited = world.caller({ token: key.token });
    expect((await limited.get(FILES)).status).toBe(200);
    const { caller: manager } = await company.person('proprietor');
    const narrowed = await manager.patch(`/api/v1/api-keys/${key.id}`, { permissions: ['clients.read'] });
    expect(narrowed.status, narrowed.text).toBe(200);
    expect((await limited.get(FILES)).status).toBe(403);
    expect((await upload(limited, ['a.txt', 'a'])).status).toBe(403);
    await manager.post(`/api/v1/api-keys/${key.id}/revoke`);
    expect((await limited.get(FILES)).status).toBe(401);
  });
});
