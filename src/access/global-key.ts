import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { CompanyScope } from '../database/company-scope.js';
import { Caller } from './decide.js';
import { ActingUser, CompanyPolicy } from './principal.js';

interface CompanyRow extends CompanyPolicy {
  actingUser: ActingUser | null;
}

/** The key of the environment (FacturaScripts' global key): it opens one company, and has no row. */
@Injectable()
export class GlobalKey {
  constructor(
    private readonly config: Config,
    private readonly scope: CompanyScope,
  ) {}

  async resolve(): Promise<Caller> {
    const companyId = Number(this.config.globalKey?.company);
    const company = await this.company(companyId);
    if (!company) return { refusal: 'invalid_api_key' };
    const { actingUser, keyDeletes, keyManagement } = company;
    if (!actingUser) return { refusal: 'api_key_no_user' };
    return {
      principal: { kind: 'global-key', companyId, policy: { keyDeletes, keyManagement }, actingUser },
    };
  }

  private company(companyId: number): Promise<CompanyRow | undefined> {
    return this.scope.asOperator(companyId, async (manager) => {
      const [row] = await manager.query<CompanyRow[]>(
        `SELECT key_deletes AS "keyDeletes", key_management AS "keyManagement", acting_user(id, NULL) AS "actingUser"
         FROM companies WHERE id = $1`,
        [companyId],
      );
      return row;
    });
  }
}
