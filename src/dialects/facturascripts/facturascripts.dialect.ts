import { Injectable } from '@nestjs/common';
import { Door } from '../../access/door.js';
import { Problem, ProblemCode } from '../../common/problem.js';
import { Dialect, Rendered } from '../dialect.js';
import { EndpointProblem } from './engine/endpoint-problem.js';
import { RecordProblem } from './engine/record-problem.js';

/** The machine keys of the original for access and routing (facts, 1.1); every other code is ours. */
const KEYS: Partial<Record<ProblemCode, string>> = {
  api_disabled: 'api-disabled',
  rate_limit_exceeded: 'rate-limit-exceeded',
  ip_banned: 'ip-banned',
  not_found: 'api-resource-invalid',
  api_version_invalid: 'api-version-invalid',
};

/** FacturaScripts' API v3 under `/api/<number>`, and its files (facts of FacturaScripts). */
@Injectable()
export class FacturascriptsDialect implements Dialect {
  readonly name = 'facturascripts';
  readonly open = true;
  readonly door: Door = {
    sources: ['x-auth-token'],
    originBindsKeys: false,
    isOriginExempt: () => true,
    // The original counts refusals for permission as well, which locks honest clients out.
    ban: { name: 'ban', calls: 5, seconds: 600 },
  };

  owns(path: string): boolean {
    return /^\/(api\/\d|MyFiles(\/|$))/.test(path);
  }

  /** A superset of the seed's `error` and the original's `status` and `message`; records have their own shape. */
  renderProblem(problem: Problem): Rendered {
    const contentType = 'application/json';
    if (problem instanceof RecordProblem) {
      const { text: error, data, status } = problem;
      return { status, contentType, body: { error, ...(data && { data }) } };
    }
    if (problem instanceof EndpointProblem) {
      const { said: error, words: message, status } = problem;
      return { status, contentType, body: { status: 'error', message, error } };
    }
    const error = keyOf(problem);
    return {
      status: problem.status,
      contentType,
      body: { status: 'error', message: problem.say('es'), error },
    };
  }

  renderResult(result: unknown): unknown {
    return result;
  }
}

function keyOf({ code, status }: Problem): string {
  if (status === 401) return 'auth-token-invalid';
  if (status === 403 && code !== 'api_disabled') return 'forbidden';
  return KEYS[code] ?? code.replaceAll('_', '-');
}
