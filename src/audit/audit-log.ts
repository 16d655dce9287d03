import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { callerOf } from '../access/answered-call.js';
import { presentPrincipal } from '../access/calling-principal.js';
import { presentOrigin } from '../database/company-session.js';
import { Actor, AuditEntry } from './audit-event.js';

/** Who did it, for whom it is told; and from where. */
export interface ToldBy {
  actor: Actor;
  address?: string;
  requestId?: string;
}

/** Adds to the log of a company. */
@Injectable()
export class AuditLog {
  /**
   * Tells of changes in their own transaction, so that there is never one without the other; the company is the
   * transaction's. Comes last in it: who adds to the log of a company holds its end until the transaction is over.
   * Without `by` it was who calls, else the operator.
   */
  async record(
    manager: EntityManager,
    entries: readonly AuditEntry[],
    { actor, address, requestId }: ToldBy = present(),
  ): Promise<void> {
    if (entries.length === 0) return;
    await manager.query(INSERT, [
      actor.kind,
      actor.userId,
      actor.keyId,
      address,
      requestId,
      JSON.stringify(entries),
    ]);
  }
}

function present(): ToldBy {
  const principal = presentPrincipal();
  return { actor: principal ? callerOf(principal) : { kind: 'operator' }, ...presentOrigin() };
}

const INSERT = `
  INSERT INTO audit_events
    (company_id, actor_kind, actor_user_id, actor_key_id, action, subject_type, subject_id, address, request_id, details)
  SELECT current_company(), $1, $2::bigint, $3::bigint, e.action, (e.subject ->> 'type'), (e.subject ->> 'id')::bigint,
    $4, $5, coalesce(e.details, '{}')
  FROM ROWS FROM (jsonb_to_recordset($6) AS (action text, subject jsonb, details jsonb))
    WITH ORDINALITY AS e (action, subject, details, place)
  ORDER BY e.place`;
