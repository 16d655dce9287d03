import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../database/company-scope.js';
import { Caller } from './decide.js';
import { CompanyPolicy } from './principal.js';
import { Role } from './roles.js';
import { SessionClaims } from './web-session-tokens.js';

interface SessionRow extends CompanyPolicy {
  userId: number;
  role: Role;
  permissions: string[];
  generation: number;
  startedAt: string;
  lastUsedAt: string;
}

/** Finds the person behind a session. */
@Injectable()
export class WebSessionStore {
  constructor(private readonly scope: CompanyScope) {}

  /** A session that ended, ran out, never was, or whose person lost the company: one answer. */
  async find({ companyId, sessionId }: SessionClaims): Promise<Caller> {
    const row = await this.scope.asOperator(companyId, async (manager) => {
      const [found] = await manager.query<SessionRow[]>(LIVE_SESSION, [companyId, sessionId]);
      return found;
    });
    if (!row) return { refusal: 'session_expired' };
    const { userId, role, permissions, generation, keyDeletes, keyManagement } = row;
    return {
      principal: {
        kind: 'web-session',
        companyId,
        policy: { keyDeletes, keyManagement },
        sessionId,
        actingUser: { id: userId, role },
        permissions,
        generation,
        startedAt: Date.parse(row.startedAt),
        lastUsedAt: Date.parse(row.lastUsedAt),
      },
    };
  }
}

const LIVE_SESSION = `
  SELECT s.user_id AS "userId", m.role, m.permissions, m.generation,
    s.created_at AS "startedAt", s.last_used_at AS "lastUsedAt",
    c.key_deletes AS "keyDeletes", c.key_management AS "keyManagement"
  FROM web_sessions s
  JOIN users u ON u.id = s.user_id AND u.session_epoch = s.epoch
  JOIN memberships m ON m.company_id = s.company_id AND m.user_id = s.user_id AND m.active
  JOIN companies c ON c.id = s.company_id
  WHERE s.company_id = $1 AND s.id = $2 AND s.ended_at IS NULL AND s.expires_at > now()`;
