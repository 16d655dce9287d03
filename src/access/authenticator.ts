import { hash, randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable, OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ProblemCode } from '../common/problem.js';
import { Config } from '../config/config.js';
import { CHANNELS, Notifications } from '../database/notifications.js';
import { callerOf, tokenCallerOf } from './credential-caller.js';
import { CredentialStore } from './credential-store.js';
import { Caller } from './decide.js';
import { GlobalKey } from './global-key.js';
import { ParsedToken, parseToken } from './key-format.js';
import { Pepper } from './pepper.js';
import { neverKind, Principal } from './principal.js';
import { SessionTokenStore } from './session-token-store.js';
import { Strangers } from './throttle/strangers.js';
import { WebSessionTokens } from './web-session-tokens.js';
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
    private readonly tokens: SessionTokenStore,
    private readonly globalKey: GlobalKey,
    private readonly webSessionTokens: WebSessionTokens,
    private readonly sessions: WebSessionStore,
    private readonly notifications: Notifications,
    private readonly strangers: Strangers,
  ) {
    this.globalDigest = config.globalKey && pepper.digest(config.globalKey.token);
  }

  onModuleInit(): void {
    this.notifications.on(CHANNELS.access, () => this.remembered.clear());
    this.notifications.onRefresh(() => this.remembered.clear());
  }

  /**
   * Who presents `token`, a key or a session token; the same work for every wrong one. `shapeless` is said of a text
   * that can be neither.
   */
  authenticate(token: string, shapeless: ProblemCode = 'invalid_api_key'): Promise<Authentication> {
    // Without the pepper, which costs more than all else that a remembered caller needs: this address is not kept.
    const address = hash('sha256', token, 'base64');
    return this.recall(address, () => this.resolve(token, shapeless));
  }

  /** Who presents the token of a web session; `anew` asks the database whatever is remembered. */
  async authenticateSession(token: string, { anew }: { anew: boolean }): Promise<Authentication> {
    const claims = await this.webSessionTokens.read(token);
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
    return principal && !isOver(principal) ? { caller: { principal }, remembered: true, again } : again();
  }

  private async ask(address: string, resolve: () => Promise<Caller>): Promise<Authentication> {
    this.remembered.delete(address);
    const caller = await this.strangers.inTurn(resolve);
    if ('principal' in caller && isBoundToRow(caller.principal))
      this.remembered.set(address, caller.principal);
    return { caller, remembered: false, again: () => this.ask(address, resolve) };
  }

  private async resolve(token: string, shapeless: ProblemCode): Promise<Caller> {
    if (this.isGlobalKey(token)) return this.globalKey.resolve();
    const parsed = parseToken(token);
    if (!parsed) return { refusal: shapeless };
    return parsed.format === 'session-token' ? this.callerByToken(parsed) : this.callerByKey(parsed);
  }

  private isGlobalKey(token: string): boolean {
    return this.globalDigest !== undefined && timingSafeEqual(this.globalDigest, this.pepper.digest(token));
  }

  private async callerByKey(key: ParsedToken): Promise<Caller> {
    const row = await this.store.find(key);
    return row ? callerOf(row) : { refusal: 'invalid_api_key' };
  }

  private async callerByToken({ token }: ParsedToken): Promise<Caller> {
    const row = await this.tokens.find(token);
    return row ? tokenCallerOf(row) : { refusal: 'invalid_token' };
  }
}

/** A token ends on time, also where it is remembered. */
function isOver(principal: Principal): boolean {
  return principal.kind === 'session-token' && principal.expiresAt <= Date.now();
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
