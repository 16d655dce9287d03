import { METHODS } from 'node:http';
import type { FastifyInstance } from 'fastify';

/**
 * Lets every method that Node reads be routed, so that those which no route serves reach the unknown paths,
 * and with them the guards, instead of the router's own 404. CONNECT never becomes a request.
 */
export function routeEveryMethod(server: FastifyInstance): void {
  const known: readonly string[] = server.supportedMethods;
  const others = METHODS.filter((method) => !known.includes(method) && method !== 'CONNECT');
  for (const method of others) server.addHttpMethod(method, { hasBody: true });
}
