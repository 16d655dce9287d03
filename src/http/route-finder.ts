import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';

/** Where the router takes a call. */
export interface FoundRoute {
  method: string;
  /** The target as it was routed. */
  url: string;
  /** The route's path, with `:id` for parameters; undefined where nothing is served. */
  path: string | undefined;
}

const questions = new AsyncLocalStorage<{ found?: FoundRoute }>();

/** True within a question to the router: it is no request of anybody. */
export const isQuestion = () => questions.getStore() !== undefined;

/** Lets the router be asked. Before every other hook, so that a question goes no further than to its route. */
export function answerQuestions(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const question = questions.getStore();
    if (!question) return done();
    const { method, url, routeOptions } = request;
    question.found = { method, url, path: routeOptions.url };
    void reply.send();
  });
}

/** Asks the router which route would serve a call, and runs nothing of it; undefined for what is no URL. */
export async function findRoute(
  server: FastifyInstance,
  method: string,
  url: string,
): Promise<FoundRoute | undefined> {
  const question: { found?: FoundRoute } = {};
  // Awaited inside: what `inject` answers is sent off by whoever awaits it.
  await questions.run(question, async () => await server.inject({ method: method as 'GET', url }));
  return question.found;
}
