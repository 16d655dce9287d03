import type { ProblemDetail } from '../../../src/common/problem.js';
import { translate } from '../i18n/i18n.js';

/** Why a value was not accepted: in the reader's language where the code has words of ours, else as the server says. */
export function wordsOfDetail({ code, message }: ProblemDetail): string {
  return translate(`details.${code}`, { defaultValue: message ?? code });
}
