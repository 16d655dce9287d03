import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';

/** Whose lines: their table, and its column that names the document. */
export type LineTable = 'invoice_lines' | 'purchase_lines';

const PARENT: Readonly<Record<LineTable, string>> = {
  invoice_lines: 'invoice_id',
  purchase_lines: 'purchase_id',
};

/** The ids of lines, which the original's clients hold on to and our features give anew whenever lines are replaced. */
@Injectable()
export class LineIds {
  constructor(private readonly scope: CompanyScope) {}

  /**
   * The ids of a document's lines, in their order. Lines that were there before get back the ids they had: `former`
   * has one per line, undefined for a new one.
   */
  of(table: LineTable, documentId: number, former: readonly (number | undefined)[] = []): Promise<number[]> {
    return this.scope.run(async (manager) => {
      const { companyId } = this.scope;
      const kept = former
        .map((id, index) => ({ id, position: index + 1 }))
        .filter(({ id }) => id !== undefined);
      if (kept.length > 0) {
        await manager.query(
          `UPDATE ${table} t SET id = k.id FROM jsonb_to_recordset($3::jsonb) AS k (id bigint, position integer)
           WHERE t.company_id = $1 AND t.${PARENT[table]} = $2 AND t.position = k.position`,
          [companyId, documentId, JSON.stringify(kept)],
        );
      }
      const rows = await manager.query<{ id: number }[]>(
        `SELECT id FROM ${table} WHERE company_id = $1 AND ${PARENT[table]} = $2 ORDER BY position`,
        [companyId, documentId],
      );
      return rows.map(({ id }) => id);
    });
  }

  /**
   * Lets lines go under other ids before their document is written anew: the database forgets what is kept beside a
   * line with its id, and so finds nothing to forget of those that stay.
   */
  async release(table: LineTable, documentId: number, ids: readonly (number | undefined)[]): Promise<void> {
    await this.scope.run((manager) =>
      manager.query(
        `UPDATE ${table} SET id = DEFAULT WHERE company_id = $1 AND ${PARENT[table]} = $2 AND id = ANY ($3::bigint[])`,
        [this.scope.companyId, documentId, ids.filter((id) => id !== undefined)],
      ),
    );
  }
}
