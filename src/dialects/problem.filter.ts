import { ArgumentsHost, Catch, ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessRequest } from '../access/access-request.js';
import { languageOf } from '../http/language.js';
import { problemFrom } from '../http/problem-from.js';
import { Dialects } from './dialects.js';

const logger = new Logger('Problem');

/**
 * The one renderer: any error, from anywhere, becomes a Problem and is written by the dialect that owns the
 * path. What really happened goes to the log and nowhere else.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly dialects: Dialects) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    writeProblem(this.dialects, error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function writeProblem(
  dialects: Dialects,
  error: unknown,
  request: AccessRequest,
  reply: FastifyReply,
): void {
  const problem = problemFrom(error);
  request.refusal = problem.code;
  if (problem.status >= 500 && !hungUp(request))
    logger.error({ request_id: request.id, ...forLog(problem.cause ?? error) });

  const rendered = dialects.owner(request.url).renderProblem(problem, {
    requestId: request.id,
    language: languageOf(request.headers['accept-language']),
    accept: request.headers.accept ?? '',
  });
  void reply.header('x-request-id', request.id).headers(rendered.headers ?? {});
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', problem.retryAfterSeconds);
  void reply.status(rendered.status).type(rendered.contentType).send(JSON.stringify(rendered.body));
}

/** The client left before its request had arrived: nobody hears the answer, and nothing of ours went wrong. */
const hungUp = ({ raw }: FastifyRequest) => raw.destroyed && !raw.complete;

/** An error's words and place. Not the error itself: a database error carries the values of its statement. */
function forLog(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: string };
  return { message: error.message, code, stack: error.stack };
}
