import { queryOptions } from '@tanstack/react-query';
import { AUDIT_ACTIONS, SUBJECT_TYPES } from '../../../src/audit/audit-event.js';
import { page } from '../api/client.js';
import { auditList } from '../api/generated/index.js';
import type { AuditListData } from '../api/generated/index.js';
import { paged } from '../common/list-state.js';
import type { ListState } from '../common/list-state.js';
import { dayAfter, startOfDay } from '../common/zoned-time.js';

export type AuditQuery = NonNullable<AuditListData['query']>;

/** As they stand in the URL: `actor` and `subject` as `user:3`, `api_key:7`; days are those of the company. */
export type AuditFilter = 'action' | 'actor' | 'subject' | 'from' | 'to';
export const AUDIT_FILTERS: readonly AuditFilter[] = ['action', 'actor', 'subject', 'from', 'to'];

export const events = (query: AuditQuery) =>
  queryOptions({
    queryKey: ['audit-events', 'list', query],
    queryFn: () => page(auditList({ query })),
    ...paged,
  });

const oneOf = <T extends string>(values: readonly T[], text: string | undefined): T | undefined =>
  values.find((value) => value === text);

/** What the state of the list asks the server for; what is no filter of ours is left out. */
export function queryOf({ query, filters }: ListState<AuditFilter>, timeZone: string): AuditQuery {
  const { page: number, per_page, sort } = query;
  const { action, actor, from, to } = filters;
  const [actorKind, actorId] = parted(actor);
  return {
    page: number,
    per_page,
    sort,
    action: oneOf(AUDIT_ACTIONS, action),
    ...(actorKind === 'api_key' && { actor_key_id: actorId }),
    ...(actorKind === 'user' && { actor_user_id: actorId }),
    ...subjectOf(filters.subject),
    from: beginningOf(from, timeZone),
    to: beginningOf(to, timeZone) && beginningOf(dayAfter(to!), timeZone),
  };
}

/** Undefined for what is no day. */
const beginningOf = (day: string | undefined, timeZone: string) =>
  (day && startOfDay(day, timeZone)) || undefined;

/** `api_key` is about keys, `api_key:7` about one of them. */
export function subjectOf(subject: string | undefined): Pick<AuditQuery, 'subject_type' | 'subject_id'> {
  const [type, subject_id] = parted(subject);
  return { subject_type: oneOf(SUBJECT_TYPES, type), subject_id };
}

function parted(text = ''): [kind: string, id: number | undefined] {
  const [kind = '', id] = text.split(':');
  return [kind, Number(id) || undefined];
}
