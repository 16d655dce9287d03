import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Allowlist } from '../access/allowlist.js';
import { Grants } from '../access/grants.js';
import { createToken } from '../access/key-format.js';
import { Pepper } from '../access/pepper.js';
import { Page } from '../common/page.js';
import { invalid, Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { UsersService } from '../users/users.service.js';
import { ApiKeyListQuery, CreateApiKeyDto, ImportApiKeyDto, UpdateApiKeyDto } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeyRecords } from './api-key-records.js';
import { ApiKeyRow, ApiKeyView, apiKeyView, IssuedApiKeyView, issuedView } from './api-key.view.js';
import { foreignProof } from './foreign-proof.js';
import { descent, Maker, refuseBeyondKeys, refuseHigherRole, refuseMoreThanHeld } from './maker.js';

type Proof = Pick<ApiKey, 'prefix' | 'digest' | 'legacy_hash'>;

/** Issuing, changing and ending keys. What is returned by issue and rotate is the only sight of a secret. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly records: ApiKeyRecords,
    private readonly users: UsersService,
    private readonly pepper: Pepper,
  ) {}

  async list(query: ApiKeyListQuery): Promise<Page<ApiKeyView>> {
    const { items, meta } = await this.records.list(query);
    return new Page(items.map(apiKeyView), meta);
  }

  async get(id: number): Promise<ApiKeyView> {
    return apiKeyView(await this.records.get(id));
  }

  /** A new key. Nobody hands out more than they hold; a key that a key makes takes over its maker's limits. */
  issue(dto: CreateApiKeyDto, maker: Maker): Promise<IssuedApiKeyView> {
    const format = dto.format ?? 'keyid';
    const { token, prefix } = createToken(format, { test: dto.test ?? false });
    return this.scope.run(async (manager) => {
      const proof = { prefix, digest: this.pepper.digest(token), legacy_hash: null };
      return issuedView(await this.write(manager, { ...dto, format }, proof, maker), token);
    });
  }

  /** A key of another product, by its token or by its hash; its client keeps using what it has. People only. */
  import(dto: ImportApiKeyDto, maker: Maker): Promise<ApiKeyView> {
    return this.scope.run(async (manager) => {
      if (maker !== 'operator' && maker.kind !== 'web-session') throw new Problem('grant_exceeds_maker');
      const { token: _token, hash: _hash, prefix: _prefix, ...rest } = dto;
      return apiKeyView(await this.write(manager, rest, foreignProof(dto, this.pepper), maker));
    });
  }

  /** Changes what is named; what shrinks here shrinks in the keys that this one made. */
  update(id: number, dto: UpdateApiKeyDto, maker: Maker): Promise<ApiKeyView> {
    return this.scope.run(async (manager) => {
      const key = await this.records.lock(manager, id);
      refuseBeyondKeys(maker, dto);
      const grants =
        grantsOf(dto) ?? (dto.full_access === false && key.full_access ? Grants.none() : undefined);
      if (grants) {
        refuseMoreThanHeld(maker, grants);
        await this.records.writeGrants(manager, id, grants);
      }
      await this.records.update(id, await this.columnsOf(dto, maker));
      const made = await this.records.descendants(manager, id);
      for (const child of made) await this.bound(manager, child, grants, dto.enabled === false);
      await this.records.announce(manager, [key.id, ...made]);
      return this.get(id);
    });
  }

  /** Ends a key and all that it made. It opens nothing from the moment this returns, on any node. */
  revoke(id: number): Promise<ApiKeyView> {
    return this.scope.run(async (manager) => {
      await this.records.lock(manager, id);
      const ended = [id, ...(await this.records.descendants(manager, id))];
      await manager.query(
        `UPDATE api_keys SET revoked_at = now()
         WHERE company_id = $1 AND id = ANY ($2) AND (revoked_at IS NULL OR revoked_at > now())`,
        [this.scope.companyId, ended],
      );
      await this.records.announce(manager, ended);
      return this.get(id);
    });
  }

  /** A new key with the same permissions and limits; the old one ends now, or after `overlapSeconds`. */
  rotate(id: number, overlapSeconds: number, maker: Maker): Promise<IssuedApiKeyView> {
    return this.scope.run(async (manager) => {
      const old = await this.records.lock(manager, id);
      if (old.revoked_at !== null) throw new Problem('key_not_rotatable');
      const grants = Grants.fromRows(old.full_access, old.access);
      refuseMoreThanHeld(maker, grants);
      const { token, prefix } = createToken(old.format, { test: old.prefix.startsWith('org_test_') });
      const fresh = await this.records.create({
        ...inherited(old),
        prefix,
        digest: this.pepper.digest(token),
        rotated_from_id: id,
      });
      await this.records.writeGrants(manager, fresh.id, grants);
      await this.retire(manager, id, fresh.id, overlapSeconds);
      return issuedView(await this.records.get(fresh.id), token);
    });
  }

  private async write(
    manager: EntityManager,
    dto: CreateApiKeyDto & Pick<ApiKey, 'format'>,
    proof: Proof,
    maker: Maker,
  ): Promise<ApiKeyRow> {
    const grants = grantsOf(dto) ?? Grants.none();
    refuseBeyondKeys(maker, dto);
    refuseMoreThanHeld(maker, grants);
    const makerKey =
      maker !== 'operator' && 'keyId' in maker ? await this.records.get(maker.keyId) : undefined;
    const row = await this.records.create({
      ...(await this.columnsOf(dto, maker)),
      ...descent(maker, makerKey),
      ...proof,
      name: dto.name,
      format: dto.format,
    });
    await this.records.writeGrants(manager, row.id, grants);
    return this.records.get(row.id);
  }

  private async columnsOf(dto: UpdateApiKeyDto, maker: Maker): Promise<Partial<ApiKeyRow>> {
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

  /** Keeps a key that a changed key made within it. */
  private async bound(manager: EntityManager, id: number, grants: Grants | undefined, disabled: boolean) {
    if (grants) {
      const child = await this.records.get(id);
      const own = Grants.fromRows(child.full_access, child.access);
      await this.records.writeGrants(manager, id, own.intersect(grants));
    }
    if (disabled) await this.records.update(id, { enabled: false });
  }

  private async retire(
    manager: EntityManager,
    id: number,
    heir: number,
    overlapSeconds: number,
  ): Promise<void> {
    const values = [this.scope.companyId, id];
    await manager.query(
      `UPDATE api_keys SET revoked_at = now() + make_interval(secs => $3) WHERE company_id = $1 AND id = $2`,
      [...values, overlapSeconds],
    );
    await manager.query('UPDATE api_keys SET maker_key_id = $3 WHERE company_id = $1 AND maker_key_id = $2', [
      ...values,
      heir,
    ]);
    await this.records.announce(manager, [id]);
  }
}

/** The grants that a request names, in either spelling; undefined when it names none. */
function grantsOf(dto: UpdateApiKeyDto): Grants | undefined {
  if (dto.full_access) return Grants.full();
  return dto.permissions && Grants.parse(dto.permissions);
}

/** What a rotated key passes on: everything but what proves it. */
function inherited(old: ApiKeyRow): Partial<ApiKeyRow> {
  const { name, format, allow_ips, rate_limit_calls, rate_limit_seconds, enabled, expires_at } = old;
  const { user_id, maker_user_id, maker_key_id } = old;
  const limits = { allow_ips, rate_limit_calls, rate_limit_seconds, enabled, expires_at };
  return { name, format, ...limits, user_id, maker_user_id, maker_key_id };
}
