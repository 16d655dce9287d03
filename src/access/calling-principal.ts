import { CompanySession, currentSlot, enterSession, presentSession } from '../database/company-session.js';
import { Principal } from './principal.js';

const principals = new WeakMap<CompanySession, Principal>();

/** Binds this request to the principal's company, in which `callingPrincipal` then answers. */
export function enterAs(principal: Principal, session: CompanySession): void {
  callsAs(principal, session);
  enterSession(session);
}

/** From here on the caller of the request is who the database says now. */
export function callsAs(principal: Principal, session: CompanySession): void {
  principals.set(session, principal);
}

/** Who calls; undefined in what the operator does, and where nobody is known. */
export function presentPrincipal(): Principal | undefined {
  const session = presentSession();
  return session && principals.get(session);
}

/**
 * Who calls, where no handler hands it on: behind an engine that serves many resources. Everywhere else it is an
 * argument (CurrentPrincipal). Throws outside an authenticated request, and in what the operator does.
 */
export function callingPrincipal(): Principal {
  const principal = principals.get(currentSlot().session);
  if (!principal) throw new Error('a principal was asked for where nobody calls');
  return principal;
}
