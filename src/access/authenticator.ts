import { randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable, OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Config } from '../config/config.js';
import { CHANNELS, Notifications } from '../database/notifications.js';
import { Allowlist } from './allowlist.js';
import { CredentialRow, CredentialStore } from './credential-store.js';
import { Caller } from './decide.js';
import { GlobalKey } from './global-key.js';
import { Grants } from './grants.js';
import { parseToken } from './key-format.js';
import { Pepper } from './pepper.js';
import { ApiKeyPrincipal, neverKind, Principal } from './principal.js';
import { SessionTokens } from './session-tokens.js';
import { WebSessionStore } from './web-session-store.js';

const REMEMBERED_CALLERS = 100_000;
const REMEMBERED_MS = 30_000;

/** A caller, and how to ask the database again who it is. */
export interface Authentication {
  caller: Caller;
  /** True when the caller was answered from memory: no refusal is spoken on that alone. */
  remembered: boolean;
  again: () => Promise<Authentication>;
}

/**
 * Turns a token into a principal, in one place. A verified one is remembered for a moment; what that
 * memory says never opens data by itself (the opening statement of each transaction does) and never
 * refuses by itself (a refusal asks the database first).
 */
@Injectable()
export class Authenticator implements OnModuleInit {
  /** Tells this application's authenticator from that of another one in the same process. */
  readonly id = randomUUID();
  private readonly remembered = new LRUCache<string, Principal>({
    max: REMEMBERED_CALLERS,
    ttl: REMEMBERED_MS,
  });
  private readonly globalDigest: Buffer | undefined;

  constructor(
    config: Config,
    private readonly pepper: Pepper,
    private readonly store: CredentialStore,
    private readonly globalKey: GlobalKey,
    private readonly sessionTokens: SessionTokens,
    private readonly sessions: WebSessionStore,
    private readonly notifications: Notifications,
  ) {
    this.globalDigest = config.globalKey && pepper.digest(config.globalKey.token);
  }

  onModuleInit(): void {
    this.notifications.on(CHANNELS.access, () => this.remembered.clear());
    this.notifications.onRefresh(() => this.remembered.clear());
  }

  /** Who presents the key `token`; the same work for every wrong one. */
  authenticate(token: string): Promise<Authentication> {
    const digest = this.pepper.digest(token);
    return this.recall(digest.toString('base64'), () => this.resolve(token, digest));
  }

  /** Who presents the token of a web session; `anew` asks the database whatever is remembered. */
  async authenticateSession(token: string, { anew }: { anew: boolean }): Promise<Authentication> {
    const claims = await this.sessionTokens.read(token);
    if ('refusal' in claims) {
      const refused: Authentication = {
        caller: claims,
        remembered: false,
        again: () => Promise.resolve(refused),
      };
      return refused;
    }
    const address = `session ${claims.companyId} ${claims.sessionId}`;
    if (anew) this.remembered.delete(address);
    return this.recall(address, () => this.sessions.find(claims));
  }

  /** The caller that is remembered under `address`, else the one that `resolve` finds. */
  private async recall(address: string, resolve: () => Promise<Caller>): Promise<Authentication> {
    const principal = this.remembered.get(address);
    const again = () => this.ask(address, resolve);
    return principal ? { caller: { principal }, remembered: true, again } : again();
  }

  private async ask(address: string, resolve: () => Promise<Caller>): Promise<Authentication> {
    this.remembered.delete(address);
    const caller = await resolve();
    if ('principal' in caller && isBoundToRow(caller.principal))
      this.remembered.set(address, caller.principal);
    return { caller, remembered: false, again: () => this.ask(address, resolve) };
  }

  private async resolve(token: string, digest: Buffer): Promise<Caller> {
    if (this.globalDigest && timingSafeEqual(this.globalDigest, digest)) return this.globalKey.resolve();
    const parsed = parseToken(token);
    const row = parsed && (await this.store.find(parsed));
    if (row) return callerOf(row);
    return { refusal: parsed?.format === 'session-token' ? 'invalid_token' : 'invalid_api_key' };
  }
}

/** Only what the opening statement of a transaction checks against its row may be remembered. */
function isBoundToRow(principal: Principal): boolean {
  switch (principal.kind) {
    case 'api-key':
    case 'session-token':
    case 'web-session':
      return true;
    case 'global-key':
      return false;
    default:
      return neverKind(principal);
  }
}

/** An `org` key only ever buys session tokens: as a credential of its own it does not exist. */
function callerOf(row: CredentialRow): Caller {
  const key = { companyId: row.companyId, keyId: row.keyId };
  if (!row.live || row.format === 'org') return { refusal: 'invalid_api_key', key };
  if (row.expired) return { refusal: 'api_key_expired', key };
  if (!row.actingUser) return { refusal: 'api_key_no_user', key };
  return { principal: principalOf(row, row.actingUser) };
}

function principalOf(
  row: CredentialRow,
  actingUser: NonNullable<CredentialRow['actingUser']>,
): ApiKeyPrincipal {
  const abandoned = row.hasMaker && !row.maker;
  return {
    kind: 'api-key',
    format: row.format,
    companyId: row.companyId,
    policy: { keyDeletes: row.keyDeletes, keyManagement: row.keyManagement },
    keyId: row.keyId,
    generation: row.generation,
    grants: abandoned ? Grants.none() : Grants.fromRows(row.fullAccess, row.access),
    ceilings: [row.maker?.role, row.hasChosenUser ? actingUser.role : undefined].filter(
      (role) => role !== undefined,
    ),
    allowlist: Allowlist.parse(row.allowIps),
    rateLimit: rateLimitOf(row),
    actingUser,
  };
}

/** A row's own limit; zero calls stand for "no limit", no row value for the installation's default. */
function rateLimitOf(row: CredentialRow): ApiKeyPrincipal['rateLimit'] {
  if (row.rateLimitCalls === null || row.rateLimitSeconds === null) return undefined;
  return row.rateLimitCalls === 0 ? null : { calls: row.rateLimitCalls, seconds: row.rateLimitSeconds };
}
