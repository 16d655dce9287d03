import { AuditAction, AuditEntry } from '../audit/audit-event.js';
import { differences } from '../audit/differences.js';
import type { UserOfCompany } from './user.view.js';

/** What a person may do. Their name and address are not told: what is in the log stays there, and the account has them. */
const TOLD = ['role', 'active', 'permissions'] as const satisfies readonly (keyof UserOfCompany)[];

export function userAdded({ id, role, active, permissions }: UserOfCompany): AuditEntry {
  return aboutUser(id, 'user.added', { role, active, permissions });
}

export function userUpdated(before: UserOfCompany, after: UserOfCompany): AuditEntry {
  return aboutUser(after.id, 'user.updated', { changed: differences(before, after, TOLD) });
}

/** What happened to a person, or to their account. */
export function aboutUser(id: number, action: AuditAction, details: AuditEntry['details'] = {}): AuditEntry {
  return { action, subject: { type: 'user', id }, details };
}
