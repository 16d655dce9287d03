import { stringify } from 'csv-stringify';
import { Report, ReportColumn, ReportRow } from './report.js';

/**
 * How a formula begins (OWASP, CSV Injection), in the full-width characters too that some spreadsheets take
 * for the plain ones.
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** RFC 4180 in UTF-8 with a byte order mark, under a line of titles; the totals come last. */
export function csvOf({ columns, rows, totals }: Report): Promise<Buffer> {
  const line = (row: ReportRow) => columns.map((column) => cellOf(column, row));
  const total = (row: ReportRow) => ['Total', ...line(row).slice(1)];
  const lines = [columns.map(({ title }) => title), ...rows.map(line), ...totals.map(total)];
  return new Promise((resolve, reject) => {
    stringify(lines, { bom: true, record_delimiter: 'windows' }, (error, text) =>
      error ? reject(error) : resolve(Buffer.from(text, 'utf8')),
    );
  });
}

/** Text that a spreadsheet would run stands behind an apostrophe; a number is left one, negative or not. */
function cellOf({ key, type }: ReportColumn, row: ReportRow): string {
  const value = String(row[key] ?? '');
  return type === 'text' && FORMULA.test(value) ? `'${value}` : value;
}
