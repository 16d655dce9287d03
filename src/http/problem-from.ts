import { HttpException } from '@nestjs/common';
import { Problem, ProblemCode } from '../common/problem.js';
import { databaseError, isConnectionLost } from '../database/errors.js';

/** What PostgreSQL refuses although no service did: texts and numbers it cannot hold, races, its absence. */
const BY_SQL_STATE: Readonly<Record<string, ProblemCode>> = {
  '22021': 'validation_failed',
  '22P05': 'validation_failed',
  '22P02': 'validation_failed',
  '22003': 'validation_failed',
  '22007': 'validation_failed',
  '22008': 'validation_failed',
  '23502': 'validation_failed',
  '23503': 'validation_failed',
  '23514': 'validation_failed',
  '23505': 'conflict',
  LV409: 'invoice_not_draft',
  '40001': 'unavailable',
  '40P01': 'unavailable',
  '53300': 'unavailable',
  '55P03': 'unavailable',
  '57014': 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  EPIPE: 'unavailable',
};

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed_request',
  404: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
};

const RETRY_SOON_SECONDS = 1;

/** Any error as a Problem; what has no better name is an internal error with its cause kept for the log. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const known = BY_SQL_STATE[databaseError(error)?.code ?? ''];
  const fromDatabase = known ?? (isConnectionLost(error) ? 'unavailable' : undefined);
  if (fromDatabase === 'unavailable') {
    return new Problem('unavailable', { cause: error, retryAfterSeconds: RETRY_SOON_SECONDS });
  }
  if (fromDatabase) return new Problem(fromDatabase, { cause: error });
  const status = error instanceof HttpException ? error.getStatus() : fastifyStatus(error);
  return new Problem(BY_STATUS[status] ?? (status < 500 ? 'malformed_request' : 'internal_error'), {
    cause: error,
  });
}

/** The server's own refusals (`FST_ERR_...`) carry a status; every other error is ours. */
function fastifyStatus(error: unknown): number {
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  return typeof code === 'string' && code.startsWith('FST_ERR') && typeof statusCode === 'number'
    ? statusCode
    : 500;
}
