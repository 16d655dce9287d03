import { EntityManager } from 'typeorm';
import { invalid, Problem } from '../common/problem.js';
import { formatNumber } from './number-pattern.js';

/** What an issued document takes from its series. */
export interface Numbered {
  number: number;
  invoice_number: string;
  authorisation: string | null;
}

interface TakenRow {
  number: number;
  code: string;
  pattern: string;
  authorisation: string | null;
}

/**
 * Takes the next number of a series for a document of `issuedOn` (YYYY-MM-DD). The row of the series stays
 * locked until the caller's transaction ends, so numbers have no gap: what rolls back gives its number back.
 * Throws `series_exhausted` past the range or the authorisation, and refuses a date before the newest document.
 */
export async function takeNumber(
  manager: EntityManager,
  companyId: number,
  seriesId: number,
  issuedOn: string,
): Promise<Numbered> {
  const [rows] = await manager.query<[TakenRow[], number]>(
    `UPDATE series SET next_number = next_number + 1, last_issued_on = $3::date
     WHERE company_id = $1 AND id = $2 AND active
       AND (range_to IS NULL OR next_number <= range_to)
       AND (valid_until IS NULL OR valid_until >= $3::date)
       AND (last_issued_on IS NULL OR last_issued_on <= $3::date)
     RETURNING next_number - 1 AS number, code, pattern, authorisation`,
    [companyId, seriesId, issuedOn],
  );
  const taken = rows[0] ?? (await explainRefusal(manager, companyId, seriesId, issuedOn));
  return {
    number: taken.number,
    invoice_number: formatNumber(taken.pattern, taken.code, taken.number, issuedOn),
    authorisation: taken.authorisation,
  };
}

async function explainRefusal(
  manager: EntityManager,
  companyId: number,
  seriesId: number,
  issuedOn: string,
): Promise<never> {
  const [series] = await manager.query<{ too_early: boolean | null }[]>(
    `SELECT last_issued_on > $3::date AS too_early FROM series WHERE company_id = $1 AND id = $2 AND active`,
    [companyId, seriesId, issuedOn],
  );
  if (!series) throw invalid('series_id', 'unknown', 'series_id names no active series');
  if (series.too_early) {
    throw invalid('issued_on', 'before_last_issued', 'the series already has a document of a later date');
  }
  throw new Problem('series_exhausted');
}
