import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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

type Lines = Iterable<readonly string[]> | AsyncIterable<readonly string[]>;

/** RFC 4180 in UTF-8 with a byte order mark; lines end in CRLF. Lines that come one by one are not kept. */
export async function csvFile(
  lines: Lines,
  style: Pick<Options, 'delimiter' | 'quoted' | 'quoted_empty'> = {},
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const formatter = stringify({ ...style, bom: true, record_delimiter: 'windows' });
  await pipeline(Readable.from(lines), formatter, async (csv: AsyncIterable<Buffer>) => {
    for await (const chunk of csv) chunks.push(chunk);
  });
  return Buffer.concat(chunks);
}
