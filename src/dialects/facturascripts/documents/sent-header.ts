import { invalid } from '../../../common/problem.js';
import { Stored, storedValue } from '../engine/column-values.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { naming } from '../engine/our-codes.js';
import { Fields } from '../engine/sent-fields.js';
import { RecordValues } from '../engine/resource.js';
import { Column, Table } from '../tables/table.js';
import { refusedSave } from './document-refusals.js';
import { DocumentKind } from './kinds.js';

/** What no request decides: the numbers, what follows from the lines, and what is handled apart (facts, 3.1 and 3.2). */
export const WORKED_OUT: ReadonlySet<string> = new Set([
  'codejercicio',
  'codigo',
  'codigorect',
  'editable',
  'idasiento',
  'idempresa',
  'idfacturarect',
  'irpf',
  'neto',
  'netosindto',
  'numero',
  'pagada',
  'total',
  'totalbeneficio',
  'totalcoste',
  'totaleuros',
  'totalirpf',
  'totaliva',
  'totalrecargo',
  'totalsuplidos',
  'vencida',
]);

/** What may change on a document that is locked (facts, 3.2). */
export const OF_LOCKED: ReadonlySet<string> = new Set([
  'femail',
  'idestado',
  'idestado_ant',
  'numdocs',
  'pagada',
]);

/** The columns of a header that a request decides, as they are stored; 400 for a day that is none, else 422. */
export function sentHeader(
  { key, subject, resource }: DocumentKind,
  table: Table,
  fields: Fields,
): RecordValues {
  const decided = table.columns.filter(
    ({ name }) => name in fields && name !== key && name !== subject && !WORKED_OUT.has(name),
  );
  return Object.fromEntries(
    decided
      .filter((column) => saysSomething(column, fields))
      .map((column) => [column.name, valueOf(naming(resource, column), fields)]),
  );
}

/** A number, a day or a flag that is sent empty is not sent. */
function saysSomething({ name, type }: Column, fields: Fields): boolean {
  return type === 'varchar' || type === 'text' || fields[name] !== '';
}

function valueOf(column: Column, fields: Fields): Stored {
  const value = storedValue(column, fields[column.name]);
  if (value !== undefined) return value;
  if (column.name === 'fecha' || column.name === 'hora') {
    throw new EndpointProblem('malformed_request', 'invalid-date', {}, 'Fecha no válida');
  }
  throw refusedSave(invalid(column.name, 'not_of_this_type'));
}

/** The raw fields that made it into the header. */
export function echoedHeader(header: RecordValues, fields: Fields): Fields {
  return Object.fromEntries(
    Object.keys(header)
      .filter((name) => fields[name] !== 'null')
      .map((name) => [name, fields[name]]),
  );
}

/** As forms say it: any text but the empty one and 0, the word false too (facts, 3.1). */
export function isTrue(sent: unknown): boolean {
  if (typeof sent === 'string') return sent !== '' && sent !== '0';
  return typeof sent === 'number' ? sent !== 0 : sent === true;
}
