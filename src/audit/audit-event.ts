/** What is told of, as `<what>.<what happened to it>`. */
export const AUDIT_ACTIONS = [
  'access.refused',
  'api_key.created',
  'api_key.imported',
  'api_key.updated',
  'api_key.revoked',
  'api_key.rotated',
  'company.created',
  'company.policy_changed',
  'user.added',
  'user.updated',
  'user.password_changed',
  'user.password_reset',
  'user.signed_in',
  'user.sign_in_failed',
  'user.session_ended',
  'user.sessions_ended',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const SUBJECT_TYPES = ['api_key', 'company', 'user'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** `nobody`: somebody who was not recognised. `several`: callers that are not told apart any more. */
export const ACTOR_KINDS = [
  'api-key',
  'session-token',
  'global-key',
  'web-session',
  'operator',
  'nobody',
  'several',
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export interface Actor {
  kind: ActorKind;
  userId?: number;
  keyId?: number;
}

/** What happened to what. Nothing in `details` may prove or open anything. */
export interface AuditEntry {
  action: AuditAction;
  subject: { type: SubjectType; id: number };
  details?: Readonly<Record<string, unknown>>;
}
