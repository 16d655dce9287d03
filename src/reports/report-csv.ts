import { csvFile, disarmed } from '../common/csv.js';
import { Report, ReportColumn, ReportRow } from './report.view.js';

/** A report under a line of titles; the totals come last. */
export function csvOf({ columns, rows, totals }: Report): Promise<Buffer> {
  const line = (row: ReportRow) => columns.map((column) => cellOf(column, row));
  const total = (row: ReportRow) => ['Total', ...line(row).slice(1)];
  return csvFile([columns.map(({ title }) => title), ...rows.map(line), ...totals.map(total)]);
}

function cellOf({ key, type }: ReportColumn, row: ReportRow): string {
  const value = String(row[key] ?? '');
  return type === 'text' ? disarmed(value) : value;
}
