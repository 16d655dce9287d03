import { Options, stringify } from 'csv-stringify';

/**
 * How a formula begins (OWASP, CSV Injection), in the full-width characters too that some spreadsheets take
 * for the plain ones.
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Text that a spreadsheet would run stands behind an apostrophe. Not for numbers, which may be negative. */
export function disarmed(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** RFC 4180 in UTF-8 with a byte order mark; lines end in CRLF. */
export function csvFile(
  lines: readonly (readonly string[])[],
  style: Pick<Options, 'delimiter' | 'quoted' | 'quoted_empty'> = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    stringify([...lines], { ...style, bom: true, record_delimiter: 'windows' }, (error, text) =>
      error ? reject(error) : resolve(Buffer.from(text, 'utf8')),
    );
  });
}
