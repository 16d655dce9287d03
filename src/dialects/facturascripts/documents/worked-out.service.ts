import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { Books, readBooks } from '../../../invoices/books-context.js';
import { DraftLine, lineOf, namedBy } from '../../../invoices/invoice-draft-line.js';
import { DocumentLine } from './document-lines.service.js';

/** Lines with what the company's books say to them. */
export interface WorkedOut {
  books: Books;
  lines: readonly DraftLine[];
}

/** Works out documents that no feature keeps. */
@Injectable()
export class DocumentWork {
  constructor(private readonly scope: CompanyScope) {}

  /** On `day` (YYYY-MM-DD), or today where the company is; what is bought bears no surcharge of our clients'. */
  async workOut(
    clientId: number,
    day: string | undefined,
    lines: readonly DocumentLine[],
    { buying }: { buying: boolean },
  ): Promise<WorkedOut> {
    const dtos = lines.map(({ dto }) => dto);
    const books = await readBooks(this.scope, { clientId, issuedOn: day ?? null, ...namedBy(dtos) });
    const charged = { ...books, surcharge: !buying && books.surcharge };
    return { books, lines: dtos.map((dto, index) => lineOf(dto, index, charged)) };
  }
}
