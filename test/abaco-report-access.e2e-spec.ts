import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JANUARY, januaryBooks, RUNS, TEMPLATES } from './support/abaco-reports.js';
import { abacoRefusal, abacoRoute } from './support/abaco-route.js';
import { Documents } from './support/documents.js';
import { Caller } from './support/http.js';
import { World } from './support/world.js';

let world: World;
let documents: Documents;
beforeAll(async () => {
  world = await World.shared();
  ({ documents } = await januaryBooks(world));
});
afterAll(() => world.close());

describe('the routes of report templates', () => {
  const [grant, status] = ['reports.read', 200];
  abacoRoute(() => world, { method: 'GET', path: TEMPLATES, grant });
  abacoRoute(() => world, { method: 'GET', path: `${TEMPLATES}/vat-book`, grant });
  abacoRoute(() => world, { method: 'GET', path: `${TEMPLATES}/aged-receivables/run`, grant });
  abacoRoute(() => world, {
    method: 'POST',
    path: `${TEMPLATES}/vat-book/run`,
    grant,
    status,
    body: JANUARY,
  });
});

describe('who may run reports', () => {
  const routes = async (caller: Caller) => [
    await caller.get(TEMPLATES),
    await caller.get(`${TEMPLATES}/vat-book`),
    await RUNS.GET(caller, 'aged-receivables'),
    await RUNS.POST(caller, 'vat-book', JANUARY),
  ];

  it.each(['viewer', 'accountant'] as const)(
    'a signed-in %s needs accounting.reports.view, and nothing more',
    async (role) => {
      const { caller: without } = await documents.company.person(role, ['sales.reports.view']);
      for (const answer of await routes(without)) expect(abacoRefusal(answer)).toEqual([403, 'FORBIDDEN']);
      const { caller: holder } = await documents.company.person(role, ['accounting.reports.view']);
      for (const { status } of await routes(holder)) expect(status).toBe(200);
    },
  );

  it.each(['proprietor', 'administrator'] as const)('a signed-in %s holds it anyway', async (role) => {
    const { caller } = await documents.company.person(role);
    for (const { status } of await routes(caller)) expect(status).toBe(200);
  });

  it('a key needs the grant, and never that permission', async () => {
    const { caller: granted } = await documents.company.key({ permissions: ['reports.read'] });
    for (const { status } of await routes(granted)) expect(status).toBe(200);
    const others = ['invoices.*', 'purchases.*', 'reports.create', 'reports.update', 'reports.delete'];
    const { caller } = await documents.company.key({ permissions: others });
    for (const answer of await routes(caller)) expect(abacoRefusal(answer)).toEqual([403, 'FORBIDDEN']);
  });

  it('nobody meets the books of another company', async () => {
    const { caller } = await (await world.company({ country: 'HN' })).key();
    const parameters = { ...JANUARY, companyId: String(documents.company.id) };
    expect((await RUNS.POST(caller, 'vat-book', parameters)).body.rows).toEqual([]);
    expect((await RUNS.GET(caller, 'aged-receivables', { asOf: '2026-03-31' })).body.rows).toEqual([]);
  });
});
