import writeXlsxFile, { Cell } from 'write-excel-file/node';

/** A cell by its type; a `Date` is the day it is in UTC, null an empty cell. */
export type XlsxValue = string | number | boolean | Date | null;

/** The most characters that a cell of Excel holds; with more it calls the whole file damaged. */
export const MOST_CHARACTERS = 32_767;

/** Excel counts days from here on. */
const FIRST_DAY = Date.UTC(1900, 2, 1);

/** A workbook of one sheet. Its name has no more than 31 characters, and none of `\/?*[]:`. */
export function xlsxFile(sheet: string, rows: readonly (readonly XlsxValue[])[]): Promise<Buffer> {
  return writeXlsxFile(
    rows.map((row) => row.map(cellOf)),
    { sheet },
  ).toBuffer();
}

/** A typed text is never run, however it begins: a formula is another type of cell. So nothing is disarmed here. */
function cellOf(value: XlsxValue): Cell {
  if (value === null) return null;
  if (value instanceof Date) return dayCell(value);
  if (typeof value === 'string') return { type: String, value: cellText(value) };
  return typeof value === 'number' ? { type: Number, value } : { type: Boolean, value };
}

function dayCell(day: Date): Cell {
  return day.getTime() < FIRST_DAY
    ? { type: String, value: day.toISOString().slice(0, 'yyyy-mm-dd'.length) }
    : { type: Date, value: day, format: 'dd/mm/yyyy' };
}

/**
 * A text so that Excel shows it as it is. It reads `_x000D_` as the character of that number. The library looks texts
 * up in an object, where it finds `constructor` and the like already: they are told apart by a character that XML does
 * not have, which the library leaves out of the file.
 */
function cellText(text: string): string {
  const escaped = text.slice(0, MOST_CHARACTERS).replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
  return escaped in Object.prototype ? `${escaped}\0` : escaped;
}
