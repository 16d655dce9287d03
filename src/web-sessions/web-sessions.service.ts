import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { WebSessionPrincipal } from '../access/principal.js';
import { AuditLog } from '../audit/audit-log.js';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { announceEndOfSessions } from '../database/notifications.js';
import { PersonScope } from '../database/person-scope.js';
import { AccountEvents } from '../users/account-events.js';
import { AccountsService, Profile } from '../users/accounts.service.js';
import { aboutUser } from '../users/user-events.js';
import { endOf } from './session-life.js';
import { Device, openSession, OpenSession, OWN_SESSIONS, SignedIn } from './session-rows.js';

/** A live session as its person sees it. */
export interface SessionView {
  id: string;
  company_id: number;
  company_name: string;
  address: string;
  user_agent: string;
  created_at: string;
  last_used_at: string;
  expires_at: string;
  /** The one that asks. */
  current: boolean;
}

/** What a signed-in person does with their own sessions; an ended one opens nothing more, on any node. */
@Injectable()
export class WebSessionsService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly people: PersonScope,
    private readonly accounts: AccountsService,
    private readonly audit: AuditLog,
    private readonly events: AccountEvents,
  ) {}

  /** Who is signed in, and where. */
  profile({ actingUser: { id }, companyId }: WebSessionPrincipal): Promise<Profile> {
    return this.people.run(id, (manager) => this.accounts.profile(manager, id, companyId));
  }

  /** The live ones, in all companies of the person, the last used first. */
  list({ actingUser, sessionId }: WebSessionPrincipal): Promise<SessionView[]> {
    return this.people.run(actingUser.id, (manager) =>
      manager.query<SessionView[]>(LIST, [actingUser.id, sessionId]),
    );
  }

  /** Ends one; 404 for one that is not the person's, or not live. */
  end({ actingUser, sessionId }: WebSessionPrincipal, id: string): Promise<void> {
    return this.people.run(actingUser.id, async (manager) => {
      const [, ended] = await manager.query<[unknown, number]>(END, [actingUser.id, id]);
      if (ended === 0) throw new Problem('not_found');
      await announceEndOfSessions(manager);
      const details = { current: id === sessionId };
      await this.audit.record(manager, [aboutUser(actingUser.id, 'user.session_ended', details)]);
    });
  }

  /** Ends every session of the person, this one too. */
  endAll({ actingUser }: WebSessionPrincipal): Promise<void> {
    return this.people.run(actingUser.id, async (manager) => {
      await this.accounts.endSessions(manager, actingUser.id);
      await this.audit.record(manager, [aboutUser(actingUser.id, 'user.sessions_ended')]);
    });
  }

  /**
   * Goes on in another company of the person: a session there takes the place of this one. It began when this
   * one did, so that going to and fro proves nobody's password anew.
   */
  switchCompany(principal: WebSessionPrincipal, companyId: number, device: Device): Promise<SignedIn> {
    const { actingUser, startedAt } = principal;
    const personId = actingUser.id;
    return this.people.run(personId, async (manager) => {
      const profile = await this.accounts.profile(manager, personId, companyId);
      const epoch = await this.giveUp(manager, principal);
      const session = await openSession(manager, { personId, companyId, epoch, startedAt }, device);
      await this.events.recordIn(
        manager,
        companyId,
        aboutUser(personId, 'user.signed_in', { switched: true }),
      );
      return { session, profile };
    });
  }

  /** A new password ends all sessions of the person; a new one takes the place of this one. */
  async changePassword(
    { actingUser: { id: personId }, companyId }: WebSessionPrincipal,
    passwords: { current: string; next: string },
    device: Device,
  ): Promise<SignedIn> {
    const change = await this.accounts.newPassword(personId, passwords, device.address);
    return this.people.run(personId, async (manager) => {
      const epoch = await this.accounts.replacePassword(manager, personId, change);
      const profile = await this.accounts.profile(manager, personId, companyId);
      const session = await openSession(manager, { personId, companyId, epoch }, device);
      await this.audit.record(manager, [aboutUser(personId, 'user.password_changed')]);
      return { session, profile };
    });
  }

  /** Notes that the session is used, which moves its end. */
  async prolong(principal: WebSessionPrincipal): Promise<OpenSession> {
    const { companyId, sessionId, startedAt } = principal;
    const now = Date.now();
    // The principal may be remembered: its next calls have nothing to note.
    principal.lastUsedAt = now;
    const expiresAt = endOf(startedAt, now);
    await this.scope.run((manager) =>
      manager.query(
        'UPDATE web_sessions SET last_used_at = now(), expires_at = $3 WHERE company_id = $1 AND id = $2',
        [companyId, sessionId, expiresAt.toISOString()],
      ),
    );
    return { companyId, sessionId, expiresAt };
  }

  /** Ends the session of the caller and answers its epoch; refuses where somebody ended it in the meantime. */
  private async giveUp(
    manager: EntityManager,
    { companyId, sessionId }: WebSessionPrincipal,
  ): Promise<number> {
    const [[ended]] = await manager.query<[{ epoch: number }[], number]>(
      `UPDATE web_sessions SET ended_at = now() WHERE company_id = $1 AND id = $2 AND ended_at IS NULL
       RETURNING epoch`,
      [companyId, sessionId],
    );
    if (!ended) throw new Problem('session_expired');
    await announceEndOfSessions(manager);
    return ended.epoch;
  }
}

const IS_LIVE = `s.ended_at IS NULL AND s.expires_at > now()
  AND s.epoch = (SELECT u.session_epoch FROM users u WHERE u.id = s.user_id)`;

const LIST = `
  SELECT s.id, s.company_id, c.name AS company_name, s.address, s.user_agent, s.created_at, s.last_used_at,
    s.expires_at, s.id = $2 AS current
  FROM web_sessions s
  JOIN companies c ON c.id = s.company_id
  WHERE ${OWN_SESSIONS} AND ${IS_LIVE} ORDER BY s.last_used_at DESC, s.id LIMIT 100`;

const END = `UPDATE web_sessions s SET ended_at = now() WHERE ${OWN_SESSIONS} AND s.id = $2 AND ${IS_LIVE}`;
