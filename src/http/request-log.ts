import type { FastifyInstance } from 'fastify';
import { Logger } from 'pino';
import { AccessRequest } from '../access/access-request.js';
import { Principal } from '../access/principal.js';
import { pathOf } from './path.js';

/** One line per answer, with the request's id and never a header, a body or the query of the URL. */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    const principal = callerOf(request);
    logger.info({
      request_id: request.id,
      method: request.method,
      path: loggedPath(request.originalUrl),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      company: principal?.companyId,
      key: principal && 'keyId' in principal ? principal.keyId : undefined,
    });
    done();
  });
}

/** Who called, also where the call was refused. */
function callerOf({ principal, authentication }: AccessRequest): Principal | undefined {
  if (principal || !authentication) return principal;
  return 'principal' in authentication.caller ? authentication.caller.principal : undefined;
}

/** A path in which a key that went astray shows no more than its beginning: long parts are cut, words are not. */
export function loggedPath(url: string): string {
  return pathOf(url).replaceAll(/(?<=^|\/)(?![a-z-]+(?:\/|$))([^/]{4})[^/]{12,}/g, '$1…');
}
