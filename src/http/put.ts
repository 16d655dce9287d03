import type { FastifyInstance } from 'fastify';

/**
 * Every route that changes a record by PATCH answers PUT in the same way: the four products that clients come
 * from all read PUT as a partial update. A route that declares PUT itself keeps it.
 */
export function patchAnswersPut(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (route.method === 'PATCH' && !server.hasRoute({ method: 'PUT', url: route.url })) {
      server.route({ ...route, method: 'PUT' });
    }
  });
}
