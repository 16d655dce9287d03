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
    return translate(`advice.${this.code}`, { wait: sayWait(this.retryAfter ?? 60), defaultValue: '' });
  }
}

/** Above, nobody counts in seconds. */
const LONGEST_IN_SECONDS = 120;

function sayWait(seconds: number): string {
  const [unit, value] =
    seconds > LONGEST_IN_SECONDS
      ? (['minute', Math.ceil(seconds / 60)] as const)
      : (['second', seconds] as const);
  return new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** A problem that no answer told. */
export const problemNamed = (code: Code) => new ApiProblem(code, sayCode(code));

function sayCode(code: Code): string {
  const words = code === 'unreachable' ? '' : PROBLEMS[code][language()];
  return translate(`problems.${code}`, { defaultValue: words });
}

/** The problem of a failed call, whichever of the two contracts answered. */
export function problemOf(error: unknown, response: Response | undefined): ApiProblem {
  if (!response) return problemNamed('unreachable');
  const { reason, details, requestId } = refusalOf(error);
  const code = reason in PROBLEMS ? (reason as keyof typeof PROBLEMS) : 'internal_error';
  const retryAfter = Number(response.headers.get('retry-after')) || null;
  const request = requestId ?? response.headers.get('x-request-id');
  return new ApiProblem(code, sayCode(code), details, request, retryAfter);
}

interface Refused {
  reason: string;
  details: readonly ProblemDetail[];
  requestId: string | null;
}

function refusalOf(error: unknown): Refused {
  const body = (error ?? {}) as Partial<Refusal & AbacoRefusal>;
  if (body.error) {
    const { reason, details = [], request_id } = body.error;
    return { reason, details, requestId: request_id };
  }
  const { code = 'internal_error', errors = [] } = body;
  return { reason: spelled(code), details: errors, requestId: null };
}

/** abaco's spelling of a code in ours. */
function spelled(code: string): string {
  return code === 'VALIDATION_ERROR' ? 'validation_failed' : code.toLowerCase();
}
