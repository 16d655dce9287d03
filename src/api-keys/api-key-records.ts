import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager, In, Not } from 'typeorm';
import { AccessRow, Grants } from '../access/grants.js';
import { CompanyScope } from '../database/company-scope.js';
import { announceAccessChange } from '../database/notifications.js';
import { Records } from '../database/records.js';
import { ApiAccess, ApiKey } from './api-key.entity.js';
import { ApiKeyRow } from './api-key.view.js';

const STATUS_SQL = `CASE
  WHEN t.revoked_at <= now() THEN 'revoked'
  WHEN t.expires_at <= now() THEN 'expired'
  WHEN NOT t.enabled THEN 'disabled'
  ELSE 'active' END`;

/** The keys of a company and their grants. Whoever changes one calls `announce` in the same transaction. */
@Injectable()
export class ApiKeyRecords extends Records<ApiKeyRow> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    super(scope, dataSource, {
      entity: ApiKey,
      hidden: ['digest', 'legacy_hash', 'generation'],
      sorts: {
        id: 'bigint',
        name: 'text',
        created_at: 'timestamptz',
        last_activity_at: { type: 'timestamptz', none: '-infinity' },
        expires_at: { type: 'timestamptz', none: 'infinity' },
      },
      defaultSort: '-id',
      filters: {
        status: `(${STATUS_SQL}) = ?`,
        format: 't.format = ?',
      },
      search: `concat_ws(' ', t.name, t.prefix)`,
      computed: {
        status: STATUS_SQL,
        access: `coalesce((SELECT jsonb_agg(to_jsonb(a) - 'company_id' - 'api_key_id' - 'id' ORDER BY a.resource)
          FROM api_access a WHERE a.company_id = t.company_id AND a.api_key_id = t.id), '[]')`,
      },
    });
  }

  /**
   * Puts `grants` in the place of all grants of the key. A row of a resource that it has one of already keeps its id;
   * rows that allow nothing are only kept where `access` names them.
   */
  async writeGrants(
    manager: EntityManager,
    api_key_id: number,
    grants: Grants,
    access: readonly AccessRow[] = grants.rows(),
  ): Promise<void> {
    const { companyId: company_id } = this.scope;
    const named = access.map(({ resource }) => resource);
    await manager.delete(ApiAccess, { company_id, api_key_id, resource: Not(In(named)) });
    const rows = access.map((row) => ({ ...row, company_id, api_key_id }));
    if (rows.length > 0) await manager.upsert(ApiAccess, rows, ['company_id', 'api_key_id', 'resource']);
    await manager.update(ApiKey, { company_id, id: api_key_id }, { full_access: grants.fullAccess });
  }

  /** The keys that this one made, and those that they made. */
  async descendants(manager: EntityManager, id: number): Promise<number[]> {
    const rows = await manager.query<{ id: number }[]>(
      `WITH RECURSIVE made AS (
         SELECT id FROM api_keys WHERE company_id = $1 AND maker_key_id = $2
         UNION SELECT k.id FROM api_keys k JOIN made m ON k.company_id = $1 AND k.maker_key_id = m.id
       ) SELECT id FROM made ORDER BY id`,
      [this.scope.companyId, id],
    );
    return rows.map((row) => row.id);
  }

  /** Ends those of these keys that had not ended yet, and answers which they were. */
  async end(manager: EntityManager, ids: readonly number[]): Promise<number[]> {
    const [ended] = await manager.query<[{ id: number }[], number]>(
      `UPDATE api_keys SET revoked_at = now()
       WHERE company_id = $1 AND id = ANY ($2) AND (revoked_at IS NULL OR revoked_at > now())
       RETURNING id`,
      [this.scope.companyId, ids],
    );
    return ended.map((row) => row.id);
  }

  /** Puts `heir` in the place of a key, which ends after `overlapSeconds`; what it made is the heir's from now. */
  async replace(manager: EntityManager, id: number, heir: number, overlapSeconds: number): Promise<void> {
    await manager.query(
      `UPDATE api_keys SET revoked_at = now() + make_interval(secs => $3) WHERE company_id = $1 AND id = $2`,
      [this.scope.companyId, id, overlapSeconds],
    );
    await manager.query('UPDATE api_keys SET maker_key_id = $3 WHERE company_id = $1 AND maker_key_id = $2', [
      this.scope.companyId,
      id,
      heir,
    ]);
    await this.announce(manager, [id]);
  }

  /** Verified credentials of these keys stop being believed: here and on every node, once this commits. */
  async announce(manager: EntityManager, ids: readonly number[]): Promise<void> {
    await manager.query(
      'UPDATE api_keys SET generation = generation + 1, updated_at = now() WHERE company_id = $1 AND id = ANY ($2)',
      [this.scope.companyId, ids],
    );
    await announceAccessChange(manager, this.scope.companyId);
  }
}
