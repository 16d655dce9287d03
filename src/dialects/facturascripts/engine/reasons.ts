import { Problem } from '../../../common/problem.js';
import { sayDetail } from '../../../common/details.js';

/** The columns by the words in which a feature refuses them, where it has its own. */
export type ColumnWords = Readonly<Record<string, string>>;

/** Features write lines with their document; here a line is a record of its own. */
const OF_A_LINE = /^lines\[\d+\]\./;

/** A sentence of the original and, behind it, why: each value that was refused by its column, or the refusal itself. */
export function withReasons(sentence: string, problem: Problem, words: ColumnWords = {}): string {
  const columnOf = (field: string) => words[field] ?? words[field.replace(OF_A_LINE, '')] ?? field;
  const reasons = (problem.details ?? []).map(
    (detail) => sayDetail({ ...detail, field: columnOf(detail.field) }, 'es').message,
  );
  return [sentence, ...(reasons.length > 0 ? reasons : [problem.say('es')])].join(' - ');
}
