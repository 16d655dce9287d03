import pg from 'pg';

const { INT8, DATE, TIMESTAMPTZ } = pg.types.builtins;

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
