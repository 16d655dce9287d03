import type { FastifyRequest } from 'fastify';
import { ProblemCode } from '../common/problem.js';
import { Authentication } from './authenticator.js';
import { KeyOfCompany } from './decide.js';
import { Principal } from './principal.js';

/** A request on its way through the guards. Behind them only `principal` is looked at. */
export interface AccessRequest extends FastifyRequest {
  authentication?: Authentication;
  principal?: Principal;
  /** The key that a public route was shown and recognised, whatever became of it. */
  presented?: KeyOfCompany;
  /** Why it was refused, once it was. */
  refusal?: ProblemCode;
}
