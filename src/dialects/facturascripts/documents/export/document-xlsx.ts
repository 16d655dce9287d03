import { xlsxFile, XlsxValue } from '../../../../common/xlsx.js';
import { isoDate, Stored } from '../../engine/column-values.js';
import { RecordValues } from '../../engine/resource.js';
import { Column, Table } from '../../tables/table.js';
import { ExportedDocument } from './exported-document.js';

/** The header under the names of its columns, and below an empty row the lines under theirs. */
export function documentXlsx({ kind, doc, header, lines, line }: ExportedDocument): Promise<Buffer> {
  return xlsxFile(kind.name, [...tableOf(header, [doc]), [], ...tableOf(line, lines)]);
}

function tableOf({ columns }: Table, records: readonly RecordValues[]): XlsxValue[][] {
  const titles = columns.map(({ name }) => name);
  return [titles, ...records.map((record) => columns.map((column) => cellOf(column, record[column.name])))];
}

/** A value of the wire by its type; what is no number, flag or date is text. */
function cellOf({ type }: Column, value: Stored | undefined): XlsxValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return type === 'date' ? new Date(`${isoDate(value)!}T00:00:00Z`) : value;
}
