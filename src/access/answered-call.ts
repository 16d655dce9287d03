import { ProblemCode } from '../common/problem.js';
import { AccessRequest } from './access-request.js';
import { neverKind, Principal } from './principal.js';

/** Who called, as far as it was recognised; also where the call was refused. */
export interface RecognisedCaller {
  kind: Principal['kind'];
  companyId: number;
  /** Of a key, or of a session token that a key bought. */
  keyId?: number;
  /** Of a signed-in person. */
  userId?: number;
}

/** A call that was answered, by somebody who was recognised. */
export interface AnsweredCall extends RecognisedCaller {
  requestId: string;
  /** The method and the path as it is declared: `GET /api/v1/clients/:id`. */
  route: string;
  address: string;
  status: number;
  /** Our code, where it was refused. */
  refusal?: ProblemCode;
}

/** Hears of every answered call of a recognised caller, after the answer: it does no work that anybody waits for. */
export interface AnswerListener {
  answered(call: AnsweredCall): void;
}

/** 401, 403 and 429: the call was not let in, or not let go on. */
export const isRefusal = (status: number) => status === 401 || status === 403 || status === 429;

/** Undefined where nobody was recognised: no credential, none of ours, a public route. */
export function recognisedCaller(request: AccessRequest): RecognisedCaller | undefined {
  const { principal, authentication, presented } = request;
  if (principal) return callerOf(principal);
  if (presented) return { kind: 'api-key', ...presented };
  if (!authentication) return undefined;
  const { caller } = authentication;
  if ('principal' in caller) return callerOf(caller.principal);
  return caller.key && { kind: 'api-key', ...caller.key };
}

/** What is kept of a principal once its call is over. */
export function callerOf(principal: Principal): RecognisedCaller {
  const { kind, companyId } = principal;
  switch (principal.kind) {
    case 'api-key':
    case 'session-token':
      return { kind, companyId, keyId: principal.keyId };
    case 'web-session':
      return { kind, companyId, userId: principal.actingUser.id };
    case 'global-key':
      return { kind, companyId };
    default:
      return neverKind(principal);
  }
}
