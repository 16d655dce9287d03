import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Answer, Caller } from './http.js';
import { everythingBut } from './protected-route.js';
import { CompanyInWorld, World } from './world.js';

interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path; `:id` stands for a record that `record` makes. */
  path: string;
  /** Makes the record that the path names and answers its id. */
  record?: (company: CompanyInWorld) => Promise<number>;
  /** A body that the route accepts, or what makes one. */
  body?: object | ((company: CompanyInWorld) => Promise<object>);
  /** What an accepted call is answered with; without it 201 for a POST that names no record, else 200. */
  status?: number;
}

export interface AbacoRoute extends Route {
  /** A grant that opens it. */
  grant: string;
}

export interface AbacoRouteOfPeople extends Route {
  /** What a key with full access is told. */
  refusal: string;
}

/** How abaco refused: the status, its code, and the field and code of every error. */
export function abacoRefusal({ status, body }: Answer): unknown[] {
  const errors = (body.errors ?? []) as { field: string; code: string }[];
  return [status, body.code, ...errors.map(({ field, code }) => `${field} ${code}`)];
}

/** As `protectedRoute`, in the words of abaco: what its routes behind a grant guarantee, one line per route. */
export function abacoRoute(world: () => World, route: AbacoRoute): void {
  describe(`${route.method} ${route.path}`, () => {
    closedToStrangers(world, route);

    it(`is closed to a key that holds everything but ${route.grant}`, async () => {
      const company = await openCompany(world(), route);
      const { caller } = await company.key({ permissions: await everythingBut(route.grant) });
      expect(abacoRefusal(await call(caller, route, company))).toEqual([403, 'FORBIDDEN']);
    });

    it(`is open to a key that holds ${route.grant}, in its own company whatever the request names`, async () => {
      const company = await openCompany(world(), route);
      const { caller } = await company.key({ permissions: [route.grant] });
      await expectOwnCompany(world(), caller, route, company);
    });

    foreignRecordsUnknown(world, route, async (company) => {
      const { caller } = await company.key({ permissions: [route.grant] });
      return caller;
    });
  });
}

/** The same for what abaco keeps for people: keys are told so, whatever they hold. */
export function abacoRouteOfPeople(world: () => World, route: AbacoRouteOfPeople): void {
  describe(`${route.method} ${route.path}`, () => {
    const proprietor = async (company: CompanyInWorld) => (await company.person('proprietor')).caller;
    closedToStrangers(world, route);

    it(`is closed to every key: ${route.refusal}`, async () => {
      const company = await world().company();
      const { caller } = await company.key();
      expect(abacoRefusal(await call(caller, route, company))).toEqual([403, route.refusal]);
    });

    it('is closed to a signed-in viewer, unless all may see it', async () => {
      const company = await world().company();
      const { caller } = await company.person('viewer');
      const { status, body } = await call(caller, route, company);
      const isOpen = route.method === 'GET' && route.path.startsWith('/companies');
      expect([status, body.code]).toEqual(isOpen ? [200, undefined] : [403, 'FORBIDDEN']);
    });

    it('is open to a signed-in proprietor, in the company of the session whatever the request names', async () => {
      const company = await world().company();
      await expectOwnCompany(world(), await proprietor(company), route, company);
    });

    foreignRecordsUnknown(world, route, proprietor);
  });
}

function closedToStrangers(world: () => World, route: Route): void {
  it.each([
    ['without a credential', {}, 'TOKEN_MISSING'],
    ['to a key that was never issued', { 'x-api-key': `abk_0:${'x'.repeat(43)}` }, 'INVALID_API_KEY'],
  ])('is closed %s', async (_, headers: Record<string, string>, code) => {
    const answer = await call(world().caller(headers), route, await world().company());
    expect(abacoRefusal(answer)).toEqual([401, code]);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="llavero"');
  });
}

function foreignRecordsUnknown(
  world: () => World,
  route: Route,
  callerOf: (company: CompanyInWorld) => Promise<Caller>,
): void {
  if (!route.path.includes(':id')) return;
  it('does not know the records of another company', async () => {
    const [company, other] = [await openCompany(world(), route), await openCompany(world(), route)];
    const answer = await call(await callerOf(company), route, other);
    expect(abacoRefusal(answer)).toEqual([404, 'NOT_FOUND']);
  });
}

async function expectOwnCompany(world: World, caller: Caller, route: Route, company: CompanyInWorld) {
  const { id: companyId } = await world.company();
  const body = { ...(await bodyOf(route, company)), companyId, company_id: companyId };
  const path = `${await pathOf(route, company)}?companyId=${companyId}&company_id=${companyId}&q=x`;
  const headers = { 'x-company-id': String(companyId) };
  const answer = await caller.call(route.method, path, { headers, ...(isBodiless(route) ? {} : { body }) });
  const usual = route.method === 'POST' && !route.path.includes(':id') ? 201 : 200;
  expect(answer.status, answer.text).toBe(route.status ?? usual);
  expect(answer.text).not.toMatch(/company_?id"/i);
}

async function call(caller: Caller, route: Route, company: CompanyInWorld): Promise<Answer> {
  const options = isBodiless(route)
    ? {}
    : { body: (await bodyOf(route, company)) ?? { unread: randomUUID() } };
  return caller.call(route.method, await pathOf(route, company), options);
}

async function bodyOf({ body }: Route, company: CompanyInWorld): Promise<object | undefined> {
  return typeof body === 'function' ? body(company) : body;
}

async function pathOf({ path, record }: Route, company: CompanyInWorld): Promise<string> {
  return path.replace(':id', record ? String(await record(company)) : '1');
}

const isBodiless = ({ method }: Route) => method === 'GET' || method === 'DELETE';

async function openCompany(world: World, { method }: Route): Promise<CompanyInWorld> {
  const company = await world.company();
  if (method === 'DELETE') await company.setPolicy({ keyDeletes: 'granted' });
  return company;
}
