import { PROBLEMS } from '../../../src/common/problem.js';
import type { ProblemDetail } from '../../../src/common/problem.js';
import type { AbacoRefusal, Refusal } from './generated/index.js';
import { language, translate } from '../i18n/i18n.js';

/** `unreachable`: no answer came. Every other code is one of the server's. */
export type Code = keyof typeof PROBLEMS | 'unreachable';

const SESSION_CODES: ReadonlySet<Code> = new Set([
  'token_missing',
  'token_expired',
  'invalid_token',
  'session_expired',
]);

/** A refusal of the server, or no answer at all, in the reader's language. */
export class ApiProblem extends Error {
  constructor(
    readonly code: Code,
    message: string,
    readonly details: readonly ProblemDetail[] = [],
    readonly requestId: string | null = null,
    /** Seconds until the same request may succeed. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }

  /** Whether signing in again would help. */
  get isSessionOver(): boolean {
    return SESSION_CODES.has(this.code);
  }

  /** What the reader can do about it; empty where the message says all. */
  get advice(): string {
    return translate(`advice.${this.code}`, { seconds: this.retryAfter ?? 60, defaultValue: '' });
  }
}

/** The problem of a failed call, whichever of the two contracts answered. */
export function problemOf(error: unknown, response: Response | undefined): ApiProblem {
  if (!response) return new ApiProblem('unreachable', translate('unreachable'));
  const { reason, message, details, requestId } = refusalOf(error);
  const code = reason in PROBLEMS ? (reason as keyof typeof PROBLEMS) : 'internal_error';
  const words = PROBLEMS[code][language()] || message;
  const retryAfter = Number(response.headers.get('retry-after')) || null;
  return new ApiProblem(code, words, details, requestId ?? response.headers.get('x-request-id'), retryAfter);
}

interface Refused {
  reason: string;
  message: string;
  details: readonly ProblemDetail[];
  requestId: string | null;
}

function refusalOf(error: unknown): Refused {
  const body = (error ?? {}) as Partial<Refusal & AbacoRefusal>;
  if (body.error) {
    const { reason, message, details = [], request_id } = body.error;
    return { reason, message, details, requestId: request_id };
  }
  const { code = 'internal_error', message = '', errors = [] } = body;
  return { reason: spelled(code), message, details: errors, requestId: null };
}

/** abaco's spelling of a code in ours. */
function spelled(code: string): string {
  return code === 'VALIDATION_ERROR' ? 'validation_failed' : code.toLowerCase();
}
