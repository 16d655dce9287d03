import { EntityManager } from 'typeorm';
import { invalid, Problem } from '../common/problem.js';
import { formatNumber, frameOf } from './number-pattern.js';

/** The day of a document: the one that its client named, or else today where the company is. */
export interface IssueDay {
  issued_on: string;
  named: boolean;
}

/** What an issued document takes from its series. */
export interface Numbered {
  number: number;
  invoice_number: string;
  authorisation: string | null;
  issued_on: string;
}

interface TakenRow extends Omit<Numbered, 'invoice_number'> {
  code: string;
  pattern: string;
}

/** A series that has a number left for the day, whatever was issued before. */
const HAS_NUMBER = `company_id = $1 AND id = $2 AND active
  AND (range_to IS NULL OR next_number <= range_to)
  AND (valid_until IS NULL OR valid_until >= greatest(last_issued_on, $3::date))`;

/**
 * Takes the next number of a series for a document. The row of the series stays locked until the caller's
 * transaction ends, so numbers have no gap: what rolls back gives its number back. A document without a named
 * day that waited here while another day began is issued on that day, like the documents before it.
 * Throws `series_exhausted` past the range or the authorisation, and refuses a day before the newest document.
 */
export async function takeNumber(
  manager: EntityManager,
  companyId: number,
  seriesId: number,
  { issued_on, named }: IssueDay,
): Promise<Numbered> {
  const values = [companyId, seriesId, issued_on, named];
  const [rows] = await manager.query<[TakenRow[], number]>(
    `UPDATE series SET next_number = next_number + 1, numbered = numbered + 1,
       last_issued_on = greatest(last_issued_on, $3::date)
     WHERE ${HAS_NUMBER} AND (last_issued_on IS NULL OR last_issued_on <= ${LATEST_DAY})
     RETURNING next_number - 1 AS number, code, pattern, authorisation, last_issued_on AS issued_on`,
    values,
  );
  const taken = rows[0];
  if (!taken) throw await refusalOf(manager, values);
  const { number, authorisation } = taken;
  const invoice_number = formatNumber(taken.pattern, taken.code, number, taken.issued_on);
  return { number, invoice_number, authorisation, issued_on: taken.issued_on };
}

/** A series as it was read for a document. */
export interface SeriesOfDocument {
  id: number;
  code: string;
  pattern: string;
}

/**
 * The same as a part of the statement that writes the document: a table expression of one row (company_id, number,
 * invoice_number, authorisation). It has none, and nothing was taken, where the series gives no number for the very
 * day, or numbers otherwise than it did when it was read: then takeNumber says why, or finds the day.
 */
export const NUMBER_FOR_DAY = `
  UPDATE series SET next_number = next_number + 1, numbered = numbered + 1, last_issued_on = $3::date
  WHERE ${HAS_NUMBER} AND (last_issued_on IS NULL OR last_issued_on <= $3::date) AND code = $4 AND pattern = $5
  RETURNING company_id, next_number - 1 AS number, authorisation,
    $6::text || lpad((next_number - 1)::text, greatest($7::int, length((next_number - 1)::text)), '0') || $8::text
      AS invoice_number`;

/** The parameters of NUMBER_FOR_DAY, which are the first of its statement. */
export function valuesOfNumber(
  companyId: number,
  { id, code, pattern }: SeriesOfDocument,
  day: string,
): unknown[] {
  const { before, digits, after } = frameOf(pattern, code, day);
  return [companyId, id, day, code, pattern, before, digits, after];
}

/** The latest day that the newest document may have; what the clock says counts, not when the transaction began. */
const LATEST_DAY = `CASE WHEN $4 THEN $3::date ELSE
  greatest($3::date, (clock_timestamp() AT TIME ZONE (SELECT timezone FROM companies WHERE id = $1))::date) END`;

/** Why the series gave no number. */
async function refusalOf(manager: EntityManager, values: unknown[]): Promise<Problem> {
  const [series] = await manager.query<{ too_early: boolean | null }[]>(
    `SELECT last_issued_on > ${LATEST_DAY} AS too_early FROM series WHERE company_id = $1 AND id = $2 AND active`,
    values,
  );
  if (!series) return invalid('series_id', 'unknown', 'series_id names no active series');
  if (series.too_early) {
    return invalid('issued_on', 'before_last_issued', 'the series already has a document of a later date');
  }
  return new Problem('series_exhausted');
}
