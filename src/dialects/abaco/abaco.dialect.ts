import { Injectable } from '@nestjs/common';
import { Door } from '../../access/door.js';
import { Problem, ProblemCode } from '../../common/problem.js';
import { pathOf } from '../../http/path.js';
import { sayDetail } from '../../common/details.js';
import { Dialect, Rendered } from '../dialect.js';
import { camelField } from './field-words.js';

/** The codes that abaco's contract has another word for; every other one is ours in capitals. */
const WORDS: Partial<Record<ProblemCode, string>> = {
  ip_not_allowed: 'FORBIDDEN',
  grant_exceeds_maker: 'FORBIDDEN',
  parameter_missing: 'VALIDATION_ERROR',
  validation_failed: 'VALIDATION_ERROR',
};

/**
 * abaco's contract at the root: `{code, message}` with a Spanish message, records and lists without an envelope
 * (facts of abaco, section 1). It owns every path that no other dialect does.
 */
@Injectable()
export class AbacoDialect implements Dialect {
  readonly name = 'abaco';
  readonly open = false;
  readonly door: Door = {
    sources: ['cookie', 'authorization', 'x-api-key'],
    originBindsKeys: true,
    isOriginExempt: (url) => /^\/webhooks(\/|$)/.test(pathOf(url)),
  };

  owns(path: string): boolean {
    return path.startsWith('/');
  }

  renderProblem(problem: Problem): Rendered {
    const code = WORDS[problem.code] ?? problem.code.toUpperCase();
    const errors = problem.details?.map((detail) =>
      sayDetail({ ...detail, field: camelField(detail.field) }, 'es'),
    );
    return {
      // Whatever is wrong with a value is 400 here (facts, section 1).
      status: problem.code === 'validation_failed' ? 400 : problem.status,
      headers: problem.status === 401 ? { 'www-authenticate': 'Bearer realm="llavero"' } : undefined,
      contentType: 'application/json; charset=utf-8',
      body: { code, message: problem.say('es'), ...(errors ? { errors } : {}) },
    };
  }

  renderResult(result: unknown, message: string | undefined): unknown {
    return result ?? (message ? { message } : {});
  }
}
