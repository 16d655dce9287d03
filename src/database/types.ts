import pg from 'pg';
import { JsonBytes } from './json-bytes.js';

const { BOOL, DATE, INT2, INT4, INT8, NUMERIC, TEXT, TIMESTAMPTZ, UUID, VARCHAR } = pg.types.builtins;

/**
 * How values of PostgreSQL arrive in the process, set once for every connection: identifiers are numbers,
 * `numeric` stays an exact string, a date is `YYYY-MM-DD` and an instant is ISO 8601 in UTC. No value
 * becomes a JavaScript Date: a date would shift by the machine's time zone, and parsing costs more than
 * everything else in a list.
 */
export function readPlainValues(): void {
  pg.types.setTypeParser(INT8, Number);
  pg.types.setTypeParser(DATE, (text) => text);
  pg.types.setTypeParser(TIMESTAMPTZ, isoInstant);
}

/** `2026-01-31 10:20:30.123456+00` (a session in UTC) -> `2026-01-31T10:20:30.123456Z`. */
export function isoInstant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
}

/** Appends the value whose text lies between two places among PostgreSQL's bytes. */
export type JsonWriter = (json: JsonBytes, bytes: Buffer, from: number, to: number) => void;

const asNumber: JsonWriter = (json, bytes, from, to) => json.bytes(bytes, from, to);
const asString: JsonWriter = (json, bytes, from, to) => json.string(bytes, from, to);

/** As isoInstant does it. */
const asInstant: JsonWriter = (json, bytes, from, to) => {
  json.bytes(OPENING);
  json.bytes(bytes, from, from + 10);
  json.bytes(BETWEEN);
  json.bytes(bytes, from + 11, to - 3);
  json.bytes(CLOSING);
};
const [OPENING, BETWEEN, CLOSING] = ['"', 'T', 'Z"'].map((text) => Buffer.from(text)) as [
  Buffer,
  Buffer,
  Buffer,
];

/** Types that need no look at the text; every other one is parsed and written as any value of JSON. */
const WRITERS = new Map<number, JsonWriter>([
  [BOOL, (json, bytes, from) => json.boolean(bytes, from)],
  ...[INT2, INT4, INT8].map((type) => [type, asNumber] as const),
  [TIMESTAMPTZ, asInstant],
  ...[DATE, NUMERIC, TEXT, UUID, VARCHAR].map((type) => [type, asString] as const),
]);

/** How a column of this type becomes JSON: what JSON.stringify makes of what `parse` makes of it. */
export function jsonWriterOf(type: number, parse: (text: string) => unknown): JsonWriter {
  return (
    WRITERS.get(type) ??
    ((json, bytes, from, to) => json.raw(JSON.stringify(parse(bytes.toString('utf8', from, to)))))
  );
}
