import { expect } from 'vitest';
import { SubjectType } from '../../src/audit/audit-event.js';
import { AuditEvent } from '../../src/audit/audit-event.view.js';
import { Caller } from './http.js';

/** Events of the caller's company, the latest first; `query` says which, as `&action=...`. */
export async function eventsOf(caller: Caller, query = ''): Promise<AuditEvent[]> {
  const answer = await caller.get(`/api/v1/audit-events?per_page=100${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.data;
}

/** What happened to one thing, the first event first. */
export async function historyOf(caller: Caller, type: SubjectType, id: number) {
  const events = await eventsOf(caller, `&sort=id&subject_type=${type}&subject_id=${id}`);
  return events.map(({ action, details }) => [action, details] as const);
}
