import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { TransactionEnd } from './transaction-ends.js';

/**
 * The credential that a company's data is read with. The opening statement proves that its row is alive at
 * this generation; both are absent for a credential that no row describes (the global key).
 */
export interface SessionCredential {
  key?: { id: number; generation: number };
  /** A person's; its generation is that of the membership. */
  webSession?: { id: string; generation: number };
}

/** Whose data may be touched, and what proves that it still may be. */
export interface CompanySession {
  companyId: number;
  /** Absent for the operator of the installation. */
  credential?: SessionCredential;
  /**
   * Judges the same call anew with what the database says now. Answers the renewed session, or throws
   * the refusal. Absent where there is nothing to judge (the operator).
   */
  renew?: () => Promise<CompanySession>;
}

/** The request that something is done for. */
export interface RequestOrigin {
  requestId: string;
  /** The client's, as the trusted proxies tell it. */
  address: string;
}

/** One per request or operator's call, with the session once it is known; and one per transaction of it. */
interface Slot {
  origin?: RequestOrigin;
  session?: CompanySession;
  transaction?: EntityManager;
  ends?: TransactionEnd[];
}

const slots = new AsyncLocalStorage<Slot>();

/** Runs `work` where a session can be entered; every request starts so, before anybody is known. */
export function withoutSession<T>(work: () => T, origin?: RequestOrigin): T {
  return slots.run({ origin }, work);
}

/** Runs `work` in a session of its own, apart from any that is open around it. */
export function withSession<T>(session: CompanySession, work: () => T): T {
  return slots.run({ session }, work);
}

/** Runs `work` where calls join `transaction` and add to its `ends`; calls beside it do not. */
export function withTransaction<T>(
  session: CompanySession,
  transaction: EntityManager,
  ends: TransactionEnd[],
  work: (transaction: EntityManager) => T,
): T {
  return slots.run({ origin: presentOrigin(), session, transaction, ends }, work, transaction);
}

/** Binds this request to a company, once: who tries to leave it later is stopped. */
export function enterSession(session: CompanySession): void {
  const slot = slots.getStore();
  if (!slot) throw new Error('a company session was entered outside a request');
  if (slot.session && slot.session.companyId !== session.companyId) {
    throw new Error('a request cannot change its company');
  }
  slot.session = session;
}

/** The request that this is done for; undefined in what the operator does. */
export function presentOrigin(): RequestOrigin | undefined {
  return slots.getStore()?.origin;
}

/** The session of what is done here, if one was entered. */
export function presentSession(): CompanySession | undefined {
  return slots.getStore()?.session;
}

/** The slot of a request that was authenticated; throws where there is none. */
export function currentSlot(): Slot & { session: CompanySession } {
  const slot = slots.getStore();
  if (!slot?.session) throw new Error('company data was asked for outside an authenticated request');
  return slot as Slot & { session: CompanySession };
}
