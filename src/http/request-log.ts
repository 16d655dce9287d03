import type { FastifyInstance } from 'fastify';
import { Logger } from 'pino';
import { AccessRequest } from '../access/access-request.js';
import { pathOf } from './path.js';

/** One line per answer, with the request's id and never a header, a body or the query of the URL. */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { principal } = request as AccessRequest;
    logger.info({
      request_id: request.id,
      method: request.method,
      path: loggedPath(request.url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      company: principal?.companyId,
      key: principal && 'keyId' in principal ? principal.keyId : undefined,
    });
    done();
  });
}

/** A path in which a key that went astray shows no more than its beginning: long parts are cut, words are not. */
export function loggedPath(url: string): string {
  return pathOf(url).replaceAll(/(?<=^|\/)(?![a-z-]+(?:\/|$))([^/]{4})[^/]{12,}/g, '$1…');
}
