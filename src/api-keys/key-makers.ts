import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Allowlist } from '../access/allowlist.js';
import { invalid, Problem } from '../common/problem.js';
import { holdAccess } from '../companies/access-changes.js';
import { CompanyScope } from '../database/company-scope.js';
import { UsersService } from '../users/users.service.js';
import { UpdateApiKeyDto } from './api-key.dto.js';
import { ApiKeyRecords } from './api-key-records.js';
import { ApiKeyRow } from './api-key.view.js';
import { storedGrants } from './key-grants.js';
import { Maker, refuseHigherRole } from './maker.js';

/** A maker with the grants of this moment, and its row when it is a key. */
export interface PresentMaker {
  maker: Maker;
  key?: ApiKeyRow;
}

/** Who makes and changes keys: what they are when it is their turn, and what they may say of a key. */
@Injectable()
export class KeyMakers {
  constructor(
    private readonly scope: CompanyScope,
    private readonly records: ApiKeyRecords,
    private readonly users: UsersService,
  ) {}

  /** The changes to a company's keys come one after another, each judged by what its maker is by then. */
  inTurn<T>(maker: Maker, work: (manager: EntityManager, present: PresentMaker) => Promise<T>): Promise<T> {
    return this.scope.run(async (manager) => {
      await holdAccess(manager, this.scope.companyId);
      return work(manager, await this.present(maker));
    });
  }

  /** The columns that a request names, once they are found good. */
  async columnsOf(dto: UpdateApiKeyDto, maker: Maker): Promise<Partial<ApiKeyRow>> {
    const { name, enabled, expires_at, user_id, rate_limit } = dto;
    if (user_id) await this.refuseStranger(user_id, maker);
    return {
      name,
      enabled,
      expires_at,
      user_id,
      ...(dto.allow_ips && { allow_ips: [...Allowlist.parse(dto.allow_ips).entries] }),
      ...(rate_limit !== undefined && {
        rate_limit_calls: rate_limit?.calls ?? null,
        rate_limit_seconds: rate_limit?.seconds ?? null,
      }),
    };
  }

  private async refuseStranger(userId: number, maker: Maker): Promise<void> {
    const user = await this.users.find(userId);
    if (!user?.active) throw invalid('user_id', 'unknown', 'user_id names no active user of the company');
    refuseHigherRole(maker, user.role);
  }

  /**
   * A key may have been ended or narrowed while it waited for its turn. One that was replaced works until its
   * overlap ends, but manages no keys: what it made then would outlive it. A session token is its key, as far as it was
   * narrowed and for as long as it lives.
   */
  private async present(maker: Maker): Promise<PresentMaker> {
    if (maker === 'operator' || !('keyId' in maker)) return { maker };
    const key = await this.records.get(maker.keyId);
    if (key.status !== 'active') throw new Problem('invalid_api_key');
    if (key.revoked_at !== null) throw new Problem('api_key_management_forbidden');
    if (maker.kind === 'api-key') return { maker: { ...maker, grants: storedGrants(key) }, key };
    return {
      maker: { ...maker, grants: storedGrants(key).intersect(maker.grants) },
      key: { ...key, expires_at: sooner(key.expires_at, maker.expiresAt) },
    };
  }
}

/** The sooner of a key's end and a moment in milliseconds. */
function sooner(end: string | null, moment: number): string {
  return new Date(end === null ? moment : Math.min(Date.parse(end), moment)).toISOString();
}
