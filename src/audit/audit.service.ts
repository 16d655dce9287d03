import { Injectable } from '@nestjs/common';
import { Page } from '../common/page.js';
import { ObjectRows } from '../common/row-list.js';
import { CompanyScope } from '../database/company-scope.js';
import { ListSpec } from '../database/list-selection.js';
import { CountedRow, listStatement, pageOf } from '../database/list-statement.js';
import { AuditEventListQuery, VerifyAuditQuery } from './audit-event.dto.js';
import { AuditEvent, AuditVerdict } from './audit-event.view.js';
import { RefusalLog } from './refusal-log.js';

/** Events that one call verifies. */
const VERIFIED_AT_ONCE = 100_000;

const LIST: ListSpec = {
  table: 'audit_events',
  columns: `t.id, t.at, t.action, t.actor_kind, t.actor_user_id, t.actor_key_id, t.subject_type, t.subject_id,
    t.address, t.request_id, t.details, encode(t.previous_hash, 'hex') AS previous_hash, encode(t.hash, 'hex') AS hash`,
  sorts: { id: 'bigint', at: 'timestamptz' },
  defaultSort: '-id',
  filters: {
    action: 't.action = ?',
    actor_key_id: 't.actor_key_id = ?',
    actor_user_id: 't.actor_user_id = ?',
    subject_type: 't.subject_type = ?',
    subject_id: 't.subject_id = ?',
    from: 't.at >= ?',
    to: 't.at < ?',
  },
};

/** The log of a company, as its people read it. What this node refused until now is in it. */
@Injectable()
export class AuditService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly refusals: RefusalLog,
  ) {}

  async list(query: AuditEventListQuery): Promise<Page<AuditEvent>> {
    await this.refusals.flush();
    return this.scope.run(async (manager) => {
      const { text, values } = listStatement(LIST, this.scope.companyId, query);
      return pageOf<AuditEvent>(LIST, query, new ObjectRows(await manager.query<CountedRow[]>(text, values)));
    });
  }

  /** Computes every hash anew and compares the end of the log with what it must be, in one snapshot. */
  async verify({ after = 0 }: VerifyAuditQuery): Promise<AuditVerdict> {
    return this.scope.run(async (manager) => {
      // From the beginning on there may be rows before the first number, which somebody put there.
      const behind = after === 0 ? Number.MIN_SAFE_INTEGER : after;
      const values = [this.scope.companyId, after, VERIFIED_AT_ONCE, behind];
      const [verdict] = await manager.query<[Omit<AuditVerdict, 'valid'>]>(VERIFY, values);
      return { valid: verdict.broken_at === null, ...verdict };
    });
  }
}

/**
 * An event is as it was written while its number is its place, it names the hash of the one before, and its own hash is
 * what it must be. At the end of the log the last of them is the one that the chain knows.
 */
const VERIFY = `
  WITH chain AS (
    SELECT coalesce(max(last_id), 0) AS last_id,
      coalesce(max(encode(last_hash, 'hex')), repeat('00', 32)) AS last_hash
    FROM audit_chains WHERE company_id = $1
  ), looked_at AS (
    SELECT e.*, audit_hash(e) AS computed FROM audit_events e
    WHERE e.company_id = $1 AND e.id > $4 ORDER BY e.id LIMIT $3
  ), placed AS (
    SELECT l.*, $2 + row_number() OVER (ORDER BY l.id) AS place,
      coalesce(lag(l.hash) OVER (ORDER BY l.id),
        (SELECT b.hash FROM audit_events b WHERE b.company_id = $1 AND b.id = $2),
        decode(repeat('00', 32), 'hex')) AS before
    FROM looked_at l
  ), judged AS (
    SELECT min(p.place) FILTER (WHERE p.id <> p.place OR p.hash <> p.computed OR p.previous_hash <> p.before
        OR p.id > c.last_id OR p.id = c.last_id AND encode(p.hash, 'hex') <> c.last_hash) AS wrong,
      coalesce(max(p.place), $2) AS through, count(p.id) AS looked_at
    FROM chain c LEFT JOIN placed p ON true
  ), told AS (
    SELECT coalesce(j.wrong, CASE WHEN $2 > c.last_id THEN c.last_id + 1 WHEN j.looked_at < $3 AND j.through < c.last_id THEN j.through + 1 END) AS broken_at,
      j.through, c.last_id, c.last_hash
    FROM judged j, chain c
  )
  SELECT last_id AS events, coalesce(broken_at - 1, through)::bigint AS checked_through, broken_at::bigint,
    last_hash AS head_hash
  FROM told`;
