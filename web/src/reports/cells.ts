import type { ReportColumn } from '../api/generated/index.js';
import type { Formats } from '../common/formats.js';
import type { ReportRow } from './reports.js';

export const isNumeric = ({ type }: ReportColumn) => type === 'money' || type === 'number';

/** A cell as the reader sees it; amounts in the currency of their row. */
export function writtenCell({ key, type }: ReportColumn, row: ReportRow, formats: Formats): string {
  const value = row[key];
  if (value === null || value === undefined) return '';
  const text = String(value);
  if (type === 'money') return formats.money(text, String(row.currency));
  if (type === 'date') return formats.date(text);
  if (type === 'number') return formats.number(text);
  return key === 'month' ? formats.month(text) : text;
}
