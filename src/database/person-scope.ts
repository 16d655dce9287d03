import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { CompanyScope } from './company-scope.js';

/**
 * The door to what belongs to a person rather than to a company: the account, the memberships, the sessions
 * and the names of their companies. Row-level security shows these rows of that one person and no one else's.
 */
@Injectable()
export class PersonScope {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scope: CompanyScope,
  ) {}

  /** Runs `work` for the signed-in person of this request, in the transaction that proves the session alive. */
  run<T>(personId: number, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.scope.run(async (manager) => {
      await name(manager, String(personId));
      const result = await work(manager);
      await name(manager, '');
      return result;
    });
  }

  /** The same for a person who is about to sign in, before any company is entered. */
  asPerson<T>(personId: number, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await name(manager, String(personId));
      return work(manager);
    });
  }

  /** The company whose rows the transaction of a person sees from here on, beside those of the person. */
  async enterCompany(manager: EntityManager, companyId: number): Promise<void> {
    await manager.query('SELECT enter_company($1, false, NULL, NULL, NULL, NULL)', [companyId]);
  }
}

async function name(manager: EntityManager, person: string): Promise<void> {
  await manager.query(`SELECT set_config('app.person_id', $1, true)`, [person]);
}
