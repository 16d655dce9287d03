import { TemplateColumn, TemplateSource, TemplateTotals } from './report-template.js';

/** A record of the statement: `part` 0 are the rows, the totals follow from 1 on in the order of the template. */
export type ReportRecord = Record<string, string | number | null> & { part: number };

const nameOf = (key: string) => `"${key}"`;
const listOf = (keys: readonly string[]) => keys.map(nameOf).join(', ');

const sqlType = ({ type, whole }: TemplateColumn) =>
  type === 'text' || type === 'date' ? type : whole ? 'bigint' : 'numeric';

/**
 * The rows of a template and their totals in one statement, so that both are of the same moment. Reads at most
 * one row more than `limit`: whoever gets more than `limit` knows that there are too many.
 */
export function reportStatement({ columns, rows, order, totals }: TemplateSource, limit: number): string {
  const keys = listOf(columns.map(({ key }) => key));
  const parts = totals.map((group, index) => totalsPart(columns, group, index + 1));
  return `
    WITH r AS MATERIALIZED (
      SELECT q.*, row_number() OVER (ORDER BY ${order}) AS ordinal FROM (${rows} LIMIT ${limit + 1}) q
    )
    SELECT 0 AS part, ordinal, ${keys} FROM r
    ${parts.map((part) => `UNION ALL ${part}`).join('\n')}
    ORDER BY part, ordinal`;
}

function totalsPart(columns: readonly TemplateColumn[], { by, sums }: TemplateTotals, part: number): string {
  const cells = columns.map((column) => {
    if (by.includes(column.key)) return nameOf(column.key);
    const value = sums.includes(column.key) ? `sum(${nameOf(column.key)})` : 'NULL';
    return `${value}::${sqlType(column)}`;
  });
  return `SELECT ${part}, row_number() OVER (ORDER BY ${listOf(by)}), ${cells.join(', ')} FROM r GROUP BY ${listOf(by)}`;
}
