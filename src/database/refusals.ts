import { invalid, Problem } from '../common/problem.js';
import { databaseError, FOREIGN_KEY_VIOLATION, UNIQUE_VIOLATION } from './errors.js';

const NOT_NULL_VIOLATION = '23502';

/** PostgreSQL names the column only where a value is missing. */
type Refused = NonNullable<ReturnType<typeof databaseError>> & { column?: string };

/** What the database refused to write, told by the field of its named constraint (`<table>_<field>_key`). */
export function refusalOfWrite(error: unknown): never {
  const refused: Refused | undefined = databaseError(error);
  if (refused?.code === NOT_NULL_VIOLATION) throw invalid(refused.column ?? '', 'required');
  const field = fieldOf(refused?.constraint, refused?.table);
  if (refused?.code === UNIQUE_VIOLATION) {
    throw new Problem('conflict', { details: [{ field, code: 'taken' }], cause: error });
  }
  if (refused?.code === FOREIGN_KEY_VIOLATION)
    throw invalid(field, 'unknown', `${field} names no such record`);
  throw error;
}

export function refusalOfDelete(error: unknown): never {
  if (databaseError(error)?.code === FOREIGN_KEY_VIOLATION) throw new Problem('in_use', { cause: error });
  throw error;
}

function fieldOf(constraint = '', table = ''): string {
  return constraint.replace(`${table}_`, '').replace(/_(key|fkey|check|pkey)$/, '');
}
