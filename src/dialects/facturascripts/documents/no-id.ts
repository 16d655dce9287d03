import type { FastifyRequest } from 'fastify';
import { Problem, ProblemCode } from '../../../common/problem.js';
import { pathOf } from '../../../http/path.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';

/** An endpoint without the ID that it needs: without a slash behind it either, it is no resource (facts, 3.2 and 3.3). */
export function refuseNoId({ originalUrl }: FastifyRequest, code: ProblemCode, said: string): never {
  if (pathOf(originalUrl).endsWith('/')) throw new EndpointProblem(code, said);
  throw new Problem('not_found');
}
