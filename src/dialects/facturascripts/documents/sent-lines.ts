import { flawOf } from '../../../http/json-flaws.js';
import { Stored, storedValue } from '../engine/column-values.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { naming } from '../engine/our-codes.js';
import { RecordValues } from '../engine/resource.js';
import { Column, Table } from '../tables/table.js';

/** Lines of one document; those of a request's text are bounded by its body already. */
export const MOST_LINES = 500;

/** The properties of a line that count; the others are worked out or unknown, and ignored (facts, 3.1). */
export const SENT_OF_LINES: ReadonlySet<string> = new Set([
  'cantidad',
  'codimpuesto',
  'coste',
  'descripcion',
  'dtopor',
  'dtopor2',
  'excepcioniva',
  'idlinea',
  'irpf',
  'mostrar_cantidad',
  'mostrar_precio',
  'orden',
  'pvpunitario',
  'referencia',
  'salto_pagina',
  'suplido',
]);

/**
 * The lines of a special endpoint, sent as JSON text or as a list: their known properties as the columns store them.
 * Absent is 400 `lineas field is required`, anything but a list of objects of such values 400 `Invalid lines`.
 */
export function sentLines(sent: unknown, table: Table): RecordValues[] {
  if (sent === undefined || sent === null || sent === '') {
    throw new EndpointProblem('malformed_request', 'lineas field is required');
  }
  const lines = typeof sent === 'string' ? parsed(sent) : sent;
  if (!Array.isArray(lines) || lines.length > MOST_LINES || !lines.every(isObject)) throw invalidLines();
  if (flawOf({ lines })) throw invalidLines();
  return lines.map((line) => valuesOf(line, table));
}

function valuesOf(line: Record<string, unknown>, table: Table): RecordValues {
  const columns = table.columns.filter((column) => isNamed(column, line));
  return Object.fromEntries(
    columns.map((column) => [column.name, valueOf(naming(table.name, column), line[column.name])]),
  );
}

/** An empty number, flag or date says as little as none. */
function isNamed({ name, type }: Column, line: Record<string, unknown>): boolean {
  const isText = type === 'text' || type === 'varchar';
  return SENT_OF_LINES.has(name) && name in line && (isText || line[name] !== '');
}

function valueOf(column: Column, sent: unknown): Stored {
  const value = storedValue(column, sent);
  if (value === undefined) throw invalidLines();
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const invalidLines = () => new EndpointProblem('malformed_request', 'Invalid lines');
