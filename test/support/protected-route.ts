import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CompanyInWorld, World } from './world.js';

export interface ProtectedRoute {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** The path; `:id` stands for a record that `record` makes. */
  path: string;
  /** A grant that opens it. */
  grant: string;
  /** Makes the record that the path names and answers its id. */
  record?: (company: CompanyInWorld) => Promise<number>;
  /** A body that the route accepts. */
  body?: (company: CompanyInWorld) => Promise<object>;
}

/**
 * What every route behind a grant guarantees, in one line per route: no credential and a bad key are 401, a
 * missing grant is 403, a record of another company is 404, and a company named in the body or the query
 * changes nothing.
 */
export function protectedRoute(world: () => World, route: ProtectedRoute): void {
  describe(`${route.method} ${route.path}`, () => {
    const pathOf = async (company: CompanyInWorld) =>
      route.path.replace(':id', route.record ? String(await route.record(company)) : '1');

    it('is closed without a credential', async () => {
      const answer = await world()
        .caller()
        .call(route.method, await pathOf(await world().company()), withBody());
      expect([answer.status, answer.body.error.reason]).toEqual([401, 'token_missing']);
    });

    it('is closed to a key that was never issued', async () => {
      const stranger = world().caller({ 'x-api-key': `abk_${'0'.repeat(16)}:${'x'.repeat(43)}` });
      const answer = await stranger.call(route.method, await pathOf(await world().company()), withBody());
      expect([answer.status, answer.body.error.reason]).toEqual([401, 'invalid_api_key']);
    });

    it(`is closed to a key that holds everything but ${route.grant}`, async () => {
      const company = await openCompany();
      const { caller } = await company.key({ permissions: await everythingBut(route.grant) });
      const answer = await caller.call(route.method, await pathOf(company), withBody());
      expect([answer.status, answer.body.error.reason]).toEqual([403, 'forbidden']);
    });

    it(`is open to a key that holds ${route.grant}, whatever company the request names`, async () => {
      const [company, other] = [await openCompany(), await world().company()];
      const { caller } = await company.key({ permissions: [route.grant] });
      const body = { ...(await route.body?.(company)), company_id: other.id, companyId: other.id };
      const path = `${await pathOf(company)}?company_id=${other.id}&company=${other.id}`;
      const answer = await caller.call(route.method, path, route.method === 'GET' ? {} : { body });
      expect(answer.status, answer.text).toBeLessThan(300);
      expect(answer.text).not.toContain(`"company_id"`);
    });

    if (route.path.includes(':id')) {
      it('does not know the records of another company', async () => {
        const [company, other] = [await openCompany(), await openCompany()];
        const { caller } = await company.key({ permissions: [route.grant] });
        const answer = await caller.call(
          route.method,
          await pathOf(other),
          withBody(await route.body?.(company)),
        );
        expect([answer.status, answer.body.error.reason]).toEqual([404, 'not_found']);
      });
    }

    async function openCompany(): Promise<CompanyInWorld> {
      const company = await world().company();
      if (route.method === 'DELETE') await company.setPolicy({ keyDeletes: 'granted' });
      if (route.grant.startsWith('api-keys')) await company.setPolicy({ keyManagement: 'granted' });
      return company;
    }

    function withBody(body: object = { unread: randomUUID() }) {
      return route.method === 'GET' || route.method === 'DELETE' ? {} : { body };
    }
  });
}

/** Every grant there is, apart from the one that opens a route. */
export async function everythingBut(grant: string): Promise<string[]> {
  const { ACTIONS, RESOURCE_NAMES } = await import('../../src/access/resources.js');
  const [resource, action] = grant.split('.');
  // A step in a record's life opens to either of two grants, so both are held back.
  const kept = action === 'create' || action === 'update' ? ['create', 'update'] : [action];
  return RESOURCE_NAMES.flatMap((name) =>
    ACTIONS.filter((each) => name !== resource || !kept.includes(each)).map((each) => `${name}.${each}`),
  );
}
