import { Injectable } from '@nestjs/common';
import { decimalsOf } from '../../../common/money.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { Books, readBooks } from '../../../invoices/books-context.js';
import { DraftLine, lineOf, namedBy, totalsLineOf } from '../../../invoices/invoice-draft-line.js';
import { computeTotals, Totals } from '../../../invoices/totals.js';
import { DocumentLine } from './document-lines.service.js';

/** What lines come to by the company's books; the totals are those of an invoice with the same lines. */
export interface WorkedOut {
  books: Books;
  lines: readonly DraftLine[];
  totals: Totals;
}

/** Works out documents that no feature keeps. */
@Injectable()
export class DocumentWork {
  constructor(private readonly scope: CompanyScope) {}

  /** On `day` (YYYY-MM-DD), or today where the company is; what is bought bears no surcharge of our clients'. */
  workOut(
    clientId: number,
    day: string | undefined,
    lines: readonly DocumentLine[],
    { buying }: { buying: boolean },
  ): Promise<WorkedOut> {
    return this.scope.run(async (manager) => {
      const dtos = lines.map(({ dto }) => dto);
      const books = await readBooks(manager, this.scope.companyId, {
        clientId,
        issuedOn: day ?? null,
        ...namedBy(dtos),
      });
      const charged = { ...books, client: { ...books.client, surcharge: !buying && books.client.surcharge } };
      const drafts = dtos.map((dto, index) => lineOf(dto, index, charged));
      const totals = computeTotals(drafts.map(totalsLineOf), decimalsOf(books.currency));
      return { books, lines: drafts, totals };
    });
  }
}
