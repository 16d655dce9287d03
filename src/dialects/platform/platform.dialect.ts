import { Injectable } from '@nestjs/common';
import { Door } from '../../access/door.js';
import { Page, PageMeta } from '../../common/page.js';
import { PartlyTaken } from '../../common/partly-taken.js';
import { Problem, ProblemDetail, RecordErrors } from '../../common/problem.js';
import { AnswerContext, Dialect, Rendered } from '../dialect.js';
import { sayDetail } from '../../common/details.js';

/** `error.code` by status; the words of WHMDC's and YoFacturo's contracts. */
const WIRE_CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  409: 'conflict',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  422: 'unprocessable_entity',
  429: 'too_many_requests',
  431: 'request_header_fields_too_large',
  501: 'not_implemented',
  502: 'bad_gateway',
  503: 'service_unavailable',
};

/** Our own API under /api/v1, and with it the contracts of WHMDC and YoFacturo. */
@Injectable()
export class PlatformDialect implements Dialect {
  readonly name = 'platform';
  readonly open = false;
  readonly door: Door = {
    sources: ['cookie', 'session-authorization', 'x-api-key'],
    originBindsKeys: false,
    isOriginExempt: () => false,
  };

  owns(path: string): boolean {
    return path === '/api' || path.startsWith('/api/');
  }

  renderProblem(problem: Problem, context: AnswerContext): Rendered {
    const { status } = problem;
    const headers = status === 401 ? { 'www-authenticate': 'Bearer realm="llavero"' } : undefined;
    const message = problem.say(context.language);
    const details = problem.details?.map((detail) => sayDetail(detail, context.language));
    if (context.accept.includes('application/problem+json')) {
      const body = rfc9457(problem, message, details, context.requestId);
      return { status, headers, contentType: 'application/problem+json', body };
    }
    const error = {
      code: problem.code === 'already_paid' ? 'ALREADY_PAID' : (WIRE_CODES[status] ?? 'internal_error'),
      message,
      reason: problem.code,
      ...(details ? { details } : {}),
      request_id: context.requestId,
    };
    return {
      status,
      headers,
      contentType: 'application/json; charset=utf-8',
      body: { success: false, error, ...errorsOf(problem) },
    };
  }

  renderResult(result: unknown, message: string | undefined): unknown {
    const words = message ? { message } : {};
    if (result instanceof Page)
      return { success: true, data: result.rows, meta: metaOf(result.meta), ...words };
    if (result instanceof PartlyTaken)
      return { success: true, data: result.record, ...errorsOf(result), ...words };
    return { success: true, data: result ?? null, ...words };
  }
}

const errorsOf = ({ errors }: { errors?: RecordErrors | undefined }) => (errors ? { errors } : {});

/** Beside our own words those of YoFacturo's contract. */
function metaOf(meta: PageMeta) {
  const { page, total } = meta;
  return page === undefined ? meta : { ...meta, current_page: page, total_count: total };
}

function rfc9457(problem: Problem, title: string, details: ProblemDetail[] | undefined, requestId: string) {
  return {
    type: `urn:llavero:problem:${problem.code}`,
    title,
    status: problem.status,
    code: problem.code,
    ...(details ? { details } : {}),
    ...errorsOf(problem),
    request_id: requestId,
  };
}
