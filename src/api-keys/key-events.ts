import { AuditAction, AuditEntry } from '../audit/audit-event.js';
import { differences } from '../audit/differences.js';
import { apiKeyView, ApiKeyRow, ApiKeyView } from './api-key.view.js';

/** What a change of a key can change in what it may do; nothing here proves the key. */
const TOLD = [
  'name',
  'enabled',
  'permissions',
  'allow_ips',
  'expires_at',
  'user_id',
  'rate_limit',
] as const satisfies readonly (keyof ApiKeyView)[];

/** How a key came to be. */
export type KeyOrigin = Extract<AuditAction, 'api_key.created' | 'api_key.imported'>;

export function keyMade(action: KeyOrigin, row: ApiKeyRow): AuditEntry {
  const view = apiKeyView(row);
  const { format, prefix, maker_key_id, rotated_from_id } = view;
  const told = Object.fromEntries(TOLD.map((field) => [field, view[field]]));
  return about(row.id, action, { ...told, format, prefix, maker_key_id, rotated_from_id });
}

export function keyChanged(before: ApiKeyRow, after: ApiKeyRow): AuditEntry {
  return about(after.id, 'api_key.updated', { changed: changesOf(before, after) });
}

/** A key that had to follow a change of `ancestor`; undefined where nothing of it changed. */
export function keyFollowed(before: ApiKeyRow, after: ApiKeyRow, ancestor: number): AuditEntry | undefined {
  const changed = changesOf(before, after);
  if (Object.keys(changed).length === 0) return undefined;
  return about(after.id, 'api_key.updated', { changed, follows: ancestor });
}

/** A key that was ended, by itself or with the one that it descends from. */
export function keyRevoked(id: number, named: number): AuditEntry {
  return about(id, 'api_key.revoked', id === named ? {} : { follows: named });
}

export function keyRotated(id: number, replaced_by: number, overlap_seconds: number): AuditEntry {
  return about(id, 'api_key.rotated', { replaced_by, overlap_seconds });
}

const changesOf = (before: ApiKeyRow, after: ApiKeyRow) =>
  differences(apiKeyView(before), apiKeyView(after), TOLD);

function about(id: number, action: AuditAction, details: AuditEntry['details']): AuditEntry {
  return { action, subject: { type: 'api_key', id }, details };
}
