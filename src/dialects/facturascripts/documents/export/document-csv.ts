import { csvFile, disarmed } from '../../../../common/csv.js';
import { Stored } from '../../engine/column-values.js';
import { Column } from '../../tables/table.js';
import { ExportedDocument } from './exported-document.js';

const STYLE = { delimiter: ';', quoted: true, quoted_empty: true };

/** The lines of a document under the names of their columns: what reads of the generic resource answer, as text. */
export function documentCsv({ line: { columns }, lines }: ExportedDocument): Promise<Buffer> {
  const titles = columns.map(({ name }) => name);
  const rows = lines.map((line) => columns.map((column) => cellOf(column, line[column.name])));
  return csvFile([titles, ...rows], STYLE);
}

/** As forms send it: flags are 1 and 0. */
function cellOf({ type }: Column, value: Stored | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return type === 'varchar' || type === 'text' ? disarmed(String(value)) : String(value);
}
