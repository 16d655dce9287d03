import { Injectable } from '@nestjs/common';
import { ListQuery, Page } from '../../../common/page.js';
import { ObjectRows } from '../../../common/row-list.js';
import { Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { ListSpec } from '../../../database/list-selection.js';
import { CountedRow, listStatement, pageOf } from '../../../database/list-statement.js';
import { DocumentStatus, DocumentType, PURCHASE_TYPES, SALES_TYPES } from './document-types.js';

/** An invoice or a purchase as the list of all documents shows it; the amounts are those of the record. */
export interface DocumentRow {
  id: number;
  type: DocumentType;
  number: string | null;
  client_id: number;
  partner_name: string;
  issued_on: string;
  due_on: string;
  currency: string;
  subtotal: string;
  tax_total: string;
  total: string;
  status: DocumentStatus;
  created_at: string;
}

export interface DocumentFilters {
  types: readonly DocumentType[];
  status?: DocumentStatus | undefined;
  issued_from?: string | undefined;
  issued_to?: string | undefined;
  client_id?: number | undefined;
  search?: string | undefined;
}

/** What the company issued and what it received, as one list: their ids are drawn from one sequence. */
@Injectable()
export class DocumentRows {
  constructor(private readonly scope: CompanyScope) {}

  list(query: ListQuery & DocumentFilters): Promise<Page<DocumentRow>> {
    return this.scope.run(async (manager) => {
      const { text, values } = listStatement(LIST, this.scope.companyId, query);
      return pageOf<DocumentRow>(
        LIST,
        query,
        new ObjectRows(await manager.query<CountedRow[]>(text, values)),
      );
    });
  }

  /** What kind of document has this id; 404 for one that the company does not have. */
  typeOf(id: number): Promise<DocumentType> {
    return this.scope.run(async (manager) => {
      const [row] = await manager.query<{ type: DocumentType }[]>(
        `SELECT t.type FROM ${DOCUMENTS} t WHERE t.company_id = $1 AND t.id = $2`,
        [this.scope.companyId, id],
      );
      if (!row) throw new Problem('not_found');
      return row.type;
    });
  }
}

/** `CASE` over the kinds of a table, with the codes of this dialect. */
const typeOf = (types: Readonly<Record<string, string>>) =>
  `CASE kind ${Object.entries(types)
    .map(([type, kind]) => `WHEN '${kind}' THEN '${type}'`)
    .join(' ')} END`;

const DOCUMENTS = `(
  SELECT company_id, id, ${typeOf(SALES_TYPES)} AS type, invoice_number AS number, client_id, client_name AS partner_name,
    issued_on, due_on, currency, subtotal, tax_total + surcharge_total AS tax_total, total,
    CASE state WHEN 'issued' THEN 'confirmed' ELSE state END AS status, created_at
  FROM invoices
  UNION ALL
  SELECT company_id, id, ${typeOf(PURCHASE_TYPES)}, number, client_id, supplier_name,
    issued_on, due_on, currency, subtotal, tax_total, total, state, created_at
  FROM purchases)`;

const LIST: ListSpec = {
  table: DOCUMENTS,
  columns: `id, type, number, client_id, partner_name, issued_on, due_on, currency, subtotal, tax_total, total,
    status, created_at`,
  sorts: { id: 'bigint' },
  defaultSort: '-id',
  filters: {
    types: 't.type = ANY (?::text[])',
    status: 't.status = ?',
    issued_from: 't.issued_on >= ?',
    issued_to: 't.issued_on <= ?',
    client_id: 't.client_id = ?',
  },
  search: `concat_ws(' ', t.number, t.partner_name)`,
};
