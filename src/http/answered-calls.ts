import type { FastifyInstance } from 'fastify';
import { AccessRequest } from '../access/access-request.js';
import { AnswerListener, recognisedCaller } from '../access/answered-call.js';

/** Tells of every call whose caller was recognised once it is answered, whoever answered it: a guard, a handler, a filter. */
export function tellOfAnswers(server: FastifyInstance, listeners: readonly AnswerListener[]): void {
  server.addHook('onResponse', (request: AccessRequest, reply, done) => {
    const caller = recognisedCaller(request);
    if (caller) {
      const { id: requestId, ip: address, method, refusal, routeOptions } = request;
      const route = `${method} ${routeOptions.url}`;
      const call = { ...caller, requestId, route, address, status: reply.statusCode, refusal };
      for (const listener of listeners) listener.answered(call);
    }
    done();
  });
}
