import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AnsweredCall, AnswerListener, isRefusal } from '../access/answered-call.js';
import { ProblemCode } from '../common/problem.js';
import { PeriodicWrite } from '../database/periodic-write.js';
import { ActorKind, SubjectType } from './audit-event.js';

/** Kinds of refusals that a company's log tells apart each time; those beyond them are counted together. */
const KINDS_PER_WRITE = 20;

interface Refusals {
  company_id: number;
  actor_kind: ActorKind;
  actor_user_id?: number;
  actor_key_id?: number;
  subject_type?: SubjectType;
  subject_id?: number;
  address?: string;
  /** Of the first of them. */
  request_id?: string;
  details: { reason?: ProblemCode; route?: string; count: number; first_at: string; last_at: string };
}

/**
 * Adds refused calls (401, 403 and 429) of recognised callers to their companies' logs. Alike ones become one event with
 * a count, and the events of a company at a time are few, so that nobody makes the log grow by being refused.
 */
@Injectable()
export class RefusalLog extends PeriodicWrite implements AnswerListener {
  /** By company, and then by what they have in common. */
  private noted = new Map<number, Map<string, Refusals>>();

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  answered(call: AnsweredCall): void {
    if (isRefusal(call.status)) this.add(refusalsOf(call));
  }

  protected async write(): Promise<void> {
    const refusals = [...this.noted.values()].flatMap((kinds) => [...kinds.values()]);
    if (refusals.length === 0) return;
    this.noted = new Map();
    try {
      const left = new Set(await this.record(refusals));
      this.keep(refusals.filter(({ company_id }) => left.has(company_id)));
    } catch (error) {
      this.logger.warn(`${refusals.length} kinds of refusals are not in the log yet: ${String(error)}`);
      this.keep(refusals);
    }
  }

  /** One statement; answers the companies whose logs another transaction was adding to. */
  private async record(refusals: readonly Refusals[]): Promise<number[]> {
    const left = await this.dataSource.query<{ company: number }[]>('SELECT record_refusals($1) AS company', [
      JSON.stringify(refusals),
    ]);
    return left.map(({ company }) => company);
  }

  private keep(refusals: readonly Refusals[]): void {
    for (const one of refusals) this.add(one);
  }

  private add(one: Refusals): void {
    const kinds = this.noted.get(one.company_id) ?? new Map<string, Refusals>();
    this.noted.set(one.company_id, kinds);
    const hasPlace = kinds.has(kindOf(one)) || kinds.size < KINDS_PER_WRITE;
    const placed = hasPlace ? one : unnamed(one);
    const before = kinds.get(kindOf(placed));
    kinds.set(kindOf(placed), before ? together(before, placed) : placed);
  }
}

function refusalsOf(call: AnsweredCall): Refusals {
  const { companyId, kind, keyId, userId, address, requestId, refusal: reason, route } = call;
  const now = new Date().toISOString();
  return {
    company_id: companyId,
    actor_kind: kind,
    actor_user_id: userId,
    actor_key_id: keyId,
    ...(keyId !== undefined && { subject_type: 'api_key', subject_id: keyId }),
    ...(userId !== undefined && { subject_type: 'user', subject_id: userId }),
    address,
    request_id: requestId,
    details: { reason, route, count: 1, first_at: now, last_at: now },
  };
}

function kindOf({ actor_kind, actor_user_id, actor_key_id, address, details }: Refusals): string {
  return [actor_kind, actor_user_id, actor_key_id, address, details.reason, details.route].join(' ');
}

/** Without what told it apart. */
function unnamed({ company_id, details: { count, first_at, last_at } }: Refusals): Refusals {
  return { company_id, actor_kind: 'several', details: { count, first_at, last_at } };
}

function together(one: Refusals, other: Refusals): Refusals {
  const [before, after] = [one.details, other.details];
  const first_at = before.first_at < after.first_at ? before.first_at : after.first_at;
  const last_at = before.last_at > after.last_at ? before.last_at : after.last_at;
  return { ...one, details: { ...before, count: before.count + after.count, first_at, last_at } };
}
