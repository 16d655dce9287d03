import { invalid, Problem } from '../../../common/problem.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { withReasons } from '../engine/reasons.js';
import { RecordValues } from '../engine/resource.js';
import { FACTURACLIENTES_MAPPING } from '../mapped/facturaclientes.mapping.js';

const NOT_SAVED = 'Error al guardar el registro.';
const NOT_CALCULATED = 'Error al calcular los totales.';

/** What a header refuses, as 422 `record-save-error`; more than the original says: why. */
export function refusedSave(problem: Problem): EndpointProblem {
  const words = withReasons(NOT_SAVED, problem, FACTURACLIENTES_MAPPING.words);
  return new EndpointProblem('validation_failed', 'record-save-error', { cause: problem }, words);
}

/** Refuses a state that is none of a kind's whose states a feature has. */
export function refuseOtherStates({ idestado }: RecordValues, states: readonly number[]): void {
  if (typeof idestado === 'number' && !states.includes(idestado)) throw invalid('idestado', 'unknown');
}

/** What the header and the state of a document refuse. */
export function saved<T>(work: () => Promise<T>): Promise<T> {
  return told(work, refusedSave);
}

/** The same of a document with its lines: what those refuse is 422 `error-calculating-totals`. */
export function calculated<T>(work: () => Promise<T>): Promise<T> {
  return told(work, (problem) => {
    if (!(problem.details ?? []).some(({ field }) => isOfLines(field))) return refusedSave(problem);
    const words = withReasons(NOT_CALCULATED, problem);
    return new EndpointProblem('validation_failed', 'error-calculating-totals', { cause: problem }, words);
  });
}

const COLUMNS_OF_LINES = new Set(['cantidad', 'dtopor', 'irpf', 'pvpunitario']);

function isOfLines(field: string): boolean {
  return field.startsWith('lines') || COLUMNS_OF_LINES.has(field);
}

/** What is no refusal of a client's, and what is told already, stays what it is. */
async function told<T>(work: () => Promise<T>, tell: (problem: Problem) => EndpointProblem): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || error instanceof EndpointProblem || error.status >= 500) throw error;
    throw tell(error);
  }
}
