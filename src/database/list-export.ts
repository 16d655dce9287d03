import { EntityManager } from 'typeorm';
import { SortQuery } from '../common/page.js';
import { invalid } from '../common/problem.js';
import { ListSpec, selectionOf } from './list-selection.js';

/** Records that an export has at the most. */
export const MAX_EXPORTED = 100_000;

/** Records that are in memory at once. */
const PORTION = 1_000;

export type ExportedRecord = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Every record that a request selects of a list, in its order, all of one moment: a cursor reads them in portions.
 * Refuses more than an export may have before it reads any, so that none is ever cut off unseen.
 */
export async function* exportedRecords(
  spec: ListSpec,
  manager: EntityManager,
  companyId: number,
  query: SortQuery,
): AsyncGenerator<ExportedRecord> {
  const { from, order, values } = selectionOf(spec, companyId, query);
  const [{ count }] = await manager.query<[{ count: number }]>(
    `SELECT count(*) FROM (SELECT ${from} LIMIT ${MAX_EXPORTED + 1}) e`,
    values,
  );
  if (count > MAX_EXPORTED) {
    throw invalid(
      'export',
      'too_many_rows',
      `an export has at most ${MAX_EXPORTED} rows; narrow it with filters`,
    );
  }
  await manager.query(
    `DECLARE exported NO SCROLL CURSOR FOR SELECT ${spec.columns} ${from} ${order}`,
    values,
  );
  for (let full = true; full;) {
    const rows = await manager.query<ExportedRecord[]>(`FETCH ${PORTION} FROM exported`);
    yield* rows;
    full = rows.length === PORTION;
  }
  await manager.query('CLOSE exported');
}
