import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource, EntityManager } from 'typeorm';
import { Problem } from '../src/common/problem.js';
import { CompanyScope } from '../src/database/company-scope.js';
import { enterSession, withoutSession, withSession } from '../src/database/company-session.js';
import { CompanyInWorld, World } from './support/world.js';

/** More than the pool holds: a leak of one connection each would leave none. */
const MORE_THAN_THE_POOL = 50;

let world: World;
let scope: CompanyScope;
let company: CompanyInWorld;
let other: CompanyInWorld;
beforeAll(async () => {
  world = await World.start();
  scope = world.service(CompanyScope);
  [company, other] = [await world.company(), await world.company()];
});
afterAll(() => world.close());

const add = (manager: EntityManager, name: string, into = company) =>
  manager.query('INSERT INTO clients (company_id, name) VALUES ($1, $2)', [into.id, name]);
const named = (name: string) =>
  scope.asOperator(company.id, (manager) => manager.query('SELECT FROM clients WHERE name = $1', [name]));
const currentCompany = async (manager: Pick<EntityManager, 'query'>) => {
  const [row] = await manager.query<[{ company: number | null }]>('SELECT current_company() AS company');
  return row.company;
};
const transaction = async (manager: EntityManager) => {
  const [row] = await manager.query<[{ id: string }]>('SELECT pg_current_xact_id()::text AS id');
  return row.id;
};

/** As a request of the company's key would: with a credential that the opening statement proves. */
async function withKey<T>(work: () => Promise<T>): Promise<T> {
  const { id } = await company.key();
  return withSession({ companyId: company.id, credential: { key: { id, generation: 1 } } }, work);
}

describe('outside an authenticated request', () => {
  it('there is no company and no data', async () => {
    const outside = 'company data was asked for outside an authenticated request';
    for (const place of [<T>(work: () => T) => work(), withoutSession]) {
      expect(() => place(() => scope.companyId)).toThrow(outside);
      await expect(place(() => scope.run(() => Promise.resolve()))).rejects.toThrow(outside);
    }
    expect(() => enterSession({ companyId: company.id })).toThrow('outside a request');
  });

  it('the connections that features do not use see no rows', async () => {
    const rows = await world.service(DataSource).query('SELECT FROM taxes');
    expect(rows).toEqual([]);
  });
});

describe('a request', () => {
  it('never changes its company', () => {
    withoutSession(() => {
      enterSession({ companyId: company.id });
      enterSession({ companyId: company.id });
      expect(() => enterSession({ companyId: other.id })).toThrow('a request cannot change its company');
      expect(scope.companyId).toBe(company.id);
    });
  });

  it('does all its nested work in one transaction, and what comes after in the next', async () => {
    await withKey(async () => {
      const [outer, inner] = await scope.run(async (manager) => [
        await transaction(manager),
        await scope.run(transaction),
      ]);
      expect(inner).toBe(outer);
      expect(await scope.run(transaction)).not.toBe(outer);
    });
  });

  it('leaves nothing behind when it fails, however deep', async () => {
    const failing = scope.asOperator(company.id, async (manager) => {
      await add(manager, 'outer');
      await scope.run(async (nested) => {
        await add(nested, 'inner');
        throw new Error('too late');
      });
    });
    await expect(failing).rejects.toThrow('too late');
    expect([...(await named('outer')), ...(await named('inner'))]).toEqual([]);
  });

  it('is not answered as done when a statement failed and nobody said so', async () => {
    const quiet = scope.asOperator(company.id, async (manager) => {
      await add(manager, 'quiet');
      await manager.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(quiet).rejects.toThrow('rolled back');
    expect(await named('quiet')).toEqual([]);
  });

  it('that does two things at once does each in a transaction of its own', async () => {
    let goOn = () => {};
    const otherFails = new Promise<void>((resolve) => (goOn = resolve));
    const [kept, lost] = await withKey(() =>
      Promise.allSettled([
        scope.run(async (manager) => {
          await otherFails;
          await add(manager, 'kept');
          return [await transaction(manager), await scope.run(transaction)];
        }),
        scope.run(async (manager) => {
          await add(manager, 'lost');
          goOn();
          throw new Error('only this one');
        }),
      ]),
    );
    expect(lost.status).toBe('rejected');
    expect(kept).toMatchObject({ status: 'fulfilled' });
    const [outer, inner] = (kept as PromiseFulfilledResult<string[]>).value;
    expect(inner).toBe(outer);
    expect([(await named('kept')).length, (await named('lost')).length]).toEqual([1, 0]);
  });
});

describe('the operator', () => {
  it('does nested work for another company apart, and finds their own company again', async () => {
    await scope.asOperator(company.id, async (manager) => {
      const nested = await scope.asOperator(other.id, async (inner) => {
        expect(scope.companyId).toBe(other.id);
        return [await currentCompany(inner), await transaction(inner)];
      });
      expect(nested[0]).toBe(other.id);
      expect(nested[1]).not.toBe(await transaction(manager));
      expect([scope.companyId, await currentCompany(manager)]).toEqual([company.id, company.id]);
    });
  });
});

describe('connections', () => {
  const failures: Record<string, (manager: EntityManager) => Promise<unknown>> = {
    'code that throws': () => Promise.reject(new Problem('conflict')),
    'a statement that fails': (manager) => manager.query('SELECT 1 / 0'),
    'a row of another company': (manager) => add(manager, 'stolen', other),
    'a connection that is cut': (manager) => manager.query('SELECT pg_terminate_backend(pg_backend_pid())'),
  };

  for (const [name, fail] of Object.entries(failures)) {
    it(`are all given back after ${name}, and carry no company along`, async () => {
      for (let call = 0; call < MORE_THAN_THE_POOL; call++) {
        await expect(scope.asOperator(company.id, fail)).rejects.toThrow();
      }
      expect(await scope.asOperator(company.id, currentCompany)).toBe(company.id);
      expect(await currentCompany(world.service(DataSource))).toBeNull();
    });
  }

  it('are all given back after a credential that died, which is refused as such', async () => {
    const key = { id: (await company.key()).id, generation: 99 };
    const renewed = { companyId: company.id, credential: { key } };
    const dead = { ...renewed, renew: () => Promise.resolve(renewed) };
    for (let call = 0; call < MORE_THAN_THE_POOL; call++) {
      await expect(withSession(dead, () => scope.run(currentCompany))).rejects.toMatchObject({
        code: 'invalid_api_key',
      });
    }
    expect(await scope.asOperator(company.id, currentCompany)).toBe(company.id);
  });
});
