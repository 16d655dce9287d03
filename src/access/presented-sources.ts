import type { FastifyRequest } from 'fastify';
import { CredentialSource, Door } from './door.js';
import { SESSION_COOKIE } from './web-session-tokens.js';

const hasAuthorization = ({ headers }: FastifyRequest) => headers.authorization !== undefined;

/** Whether there is anything that the strategy of a source could read. */
const IS_PRESENTED: Readonly<Record<CredentialSource, (request: FastifyRequest) => boolean>> = {
  cookie: ({ cookies }) => cookies[SESSION_COOKIE] !== undefined,
  'x-auth-token': ({ headers }) => headers['x-auth-token'] !== undefined || headers.token !== undefined,
  authorization: hasAuthorization,
  'session-authorization': hasAuthorization,
  'x-api-key': ({ headers }) => headers['x-api-key'] !== undefined,
};

/** The sources of a door that a request brings something from, in the order in which they count. */
export function presentedSources({ sources }: Door, request: FastifyRequest): CredentialSource[] {
  return sources.filter((source) => IS_PRESENTED[source](request));
}
