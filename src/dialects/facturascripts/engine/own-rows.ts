import { Column, Table } from '../tables/table.js';
import { SQL_TYPES } from './column-values.js';

/**
 * The rows of a resource that no feature has, as columns of the original: the company's own records, and of the rows
 * that it was given those that it has neither changed nor deleted. NOT IN reads the keys of the company's own once,
 * whatever PostgreSQL knows of their number; a join by the keys it may do as often as there are rows.
 */
export function ownRows(name: string, table: Table): string {
  const columns = table.columns.map((column) => `${columnSql(name, column)} AS ${column.name}`);
  const own = `facturascripts_records o WHERE o.resource = '${name}'`;
  return `
    SELECT r.company_id, r.key AS record_key, ${columns.join(', ')} FROM (
      SELECT o.company_id, o.key, o.data, o.document_id FROM ${own} AND o.data <> 'null'
      UNION ALL
      SELECT g.company_id, g.key, g.data, NULL::bigint FROM (${givenRows(name, table)}) g
      WHERE (g.company_id, g.key) NOT IN (SELECT o.company_id, o.key FROM ${own})
    ) r`;
}

/** The document of a line is a column of its own, so that an index finds the lines of one. */
function columnSql(resource: string, { name, type }: Column): string {
  if (resource.startsWith('linea') && DOCUMENTS.has(name)) return 'r.document_id';
  return `(r.data->>'${name}')::${SQL_TYPES[type]}`;
}

const DOCUMENTS = new Set(['idpresupuesto', 'idpedido', 'idalbaran']);

/** The rows that companies have without having written them: queries of `company_id`, `key` and `data`. */
export function givenRows(name: string, table: Table): string {
  return COMPUTED[name] ?? storedRows(name, table);
}

/** Those of a fresh installation of the original (facts, 5.2). */
function storedRows(name: string, { columns }: Table): string {
  const isOfCompany = columns.some((column) => column.name === 'idempresa');
  const data = isOfCompany ? `g.data || jsonb_build_object('idempresa', c.id)` : 'g.data';
  return `
    SELECT c.id AS company_id, g.key, ${data} AS data
    FROM facturascripts_given_rows g JOIN companies c ON g.country IS NULL OR g.country = c.country
    WHERE g.resource = '${name}'`;
}

const COMPUTED: Readonly<Record<string, string>> = {
  /** A fiscal year for each year that the company was here. */
  ejercicios: `
    SELECT c.id AS company_id, y::text AS key, jsonb_build_object(
      'codejercicio', y::text, 'nombre', y::text, 'estado', 'ABIERTO', 'idempresa', c.id, 'longsubcuenta', 10,
      'fechainicio', y || '-01-01', 'fechafin', y || '-12-31') AS data
    FROM companies c CROSS JOIN LATERAL generate_series(
      date_part('year', c.created_at AT TIME ZONE c.timezone)::int,
      date_part('year', now() AT TIME ZONE c.timezone)::int) y`,
};
