import { EntityManager } from 'typeorm';
import { Problem } from '../common/problem.js';
import { SessionClaims } from '../access/web-session-tokens.js';
import { Profile } from '../users/accounts.service.js';
import { endOf } from './session-life.js';

/** From where somebody signs in. */
export interface Device {
  address: string;
  userAgent: string;
}

/** A session that was opened or prolonged; what a cookie is made of. */
export interface OpenSession extends SessionClaims {
  expiresAt: Date;
}

/** A person with the session that they came in by. */
export interface SignedIn {
  session: OpenSession;
  profile: Profile;
}

/**
 * Whose session is opened. `epoch` is what the person's was when they were recognised. `startedAt` is when that was,
 * in milliseconds, where another session goes on in this one; without it the session begins now.
 */
export interface Opening {
  personId: number;
  companyId: number;
  epoch: number;
  startedAt?: number;
}

/**
 * Opens a session, in the transaction of that person. Refuses where the person's sessions were ended since
 * they were recognised (a password that was changed in the same moment). Old rows of the person go.
 */
export async function openSession(
  manager: EntityManager,
  { personId, companyId, epoch, startedAt }: Opening,
  { address, userAgent }: Device,
): Promise<OpenSession> {
  await manager.query(SWEEP, [personId]);
  const now = Date.now();
  const expiresAt = endOf(startedAt ?? now, now);
  const [opened] = await manager.query<{ id: string }[]>(OPEN, [
    companyId,
    personId,
    epoch,
    address,
    userAgent,
    startedAt === undefined ? null : new Date(startedAt).toISOString(),
    expiresAt.toISOString(),
  ]);
  if (!opened) throw new Problem('session_expired');
  return { companyId, sessionId: opened.id, expiresAt };
}

const OPEN = `
  INSERT INTO web_sessions (company_id, user_id, epoch, address, user_agent, created_at, expires_at)
  SELECT $1, u.id, u.session_epoch, $4, $5, coalesce($6, now()), $7 FROM users u WHERE u.id = $2 AND u.session_epoch = $3
  RETURNING id`;

/** The person's own rows, by the index: the companies are few. */
export const OWN_SESSIONS = `s.user_id = $1
  AND s.company_id IN (SELECT m.company_id FROM memberships m WHERE m.user_id = $1)`;

const SWEEP = `
  DELETE FROM web_sessions s WHERE ${OWN_SESSIONS}
    AND coalesce(s.ended_at, s.expires_at) < now() - interval '30 days'`;
