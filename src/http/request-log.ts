import type { FastifyInstance } from 'fastify';
import { Logger } from 'pino';
import { recognisedCaller } from '../access/answered-call.js';
import { pathOf } from './path.js';
import { isQuestion } from './route-finder.js';

/** One line per answer, with the request's id and never a header, a body or the query of the URL. */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    if (isQuestion() || !logger.isLevelEnabled('info')) return done();
    const caller = recognisedCaller(request);
    logger.info({
      request_id: request.id,
      method: request.method,
      path: loggedPath(request.originalUrl),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      company: caller?.companyId,
      key: caller?.keyId,
    });
    done();
  });
}

/** A path in which a key that went astray shows no more than its beginning: long parts are cut, words are not. */
export function loggedPath(url: string): string {
  return pathOf(url).replaceAll(/(?<=^|\/)(?![a-z-]+(?:\/|$))([^/]{4})[^/]{12,}/g, '$1…');
}
