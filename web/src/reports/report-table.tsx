import type { ReportColumn } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { RecordTable } from '../common/record-table.js';
import type { Column } from '../common/record-table.js';
import { isNumeric, writtenCell } from './cells.js';
import type { ReportRow } from './reports.js';

const COLUMN_WIDTH = 90;
const NAME_WIDTH = 200;

/** Names may be long; everything else is short. */
const NAMES = new Set(['client', 'supplier']);

interface Props {
  label: string;
  columns: readonly ReportColumn[];
  rows: readonly ReportRow[];
}

/** Rows of a report under the titles that the server gave them. */
export function ReportTable({ label, columns, rows }: Props) {
  const formats = useFormats();
  const shown = columns.map((column): Column<readonly [number, ReportRow]> => ({
    key: column.key,
    title: column.title,
    numeric: isNumeric(column),
    nowrap: !NAMES.has(column.key),
    minWidth: NAMES.has(column.key) ? NAME_WIDTH : undefined,
    cell: ([, row]) => writtenCell(column, row, formats),
  }));
  return (
    <RecordTable
      label={label}
      rows={[...rows.entries()]}
      columns={shown}
      keyOf={([place]) => place}
      dense
      minWidth={columns.length * COLUMN_WIDTH}
    />
  );
}
