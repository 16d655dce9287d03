import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { AuditEntry } from '../audit/audit-event.js';
import { AuditLog, ToldBy } from '../audit/audit-log.js';
import { PersonScope } from '../database/person-scope.js';

/** Tells of what happens to the account of a person, where no company is entered, or several are concerned. */
@Injectable()
export class AccountEvents {
  constructor(
    private readonly people: PersonScope,
    private readonly audit: AuditLog,
  ) {}

  /** In the transaction of that person, for which it comes last: the transaction is then one of that company. */
  async recordIn(manager: EntityManager, companyId: number, entry: AuditEntry, by?: ToldBy): Promise<void> {
    await this.people.enterCompany(manager, companyId);
    await this.audit.record(manager, [entry], by);
  }

  /** The same in every company that the person may enter, in one order, so that two of these never wait in a circle. */
  async recordEverywhere(manager: EntityManager, personId: number, entry: AuditEntry, by?: ToldBy) {
    const companies = await manager.query<{ company_id: number }[]>(COMPANIES, [personId]);
    for (const { company_id } of companies) await this.recordIn(manager, company_id, entry, by);
  }
}

const COMPANIES =
  'SELECT company_id FROM memberships WHERE user_id = $1 AND active ORDER BY company_id LIMIT 1000';
