import { Injectable } from '@nestjs/common';
import { Decimal } from '../common/money.js';
import { invalid } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { DocumentKind } from '../series/series.entity.js';
import { BooksContext, ClientOfDocument, ContextRequest, readContext } from './books-context.js';
import { compose, InvoiceDraft } from './compose.js';
import { lineOf, namedBy } from './invoice-draft-line.js';
import { CreateInvoiceDto, InvoiceLineDto } from './invoice.dto.js';
import { contradictsTaxes, documentTotals } from './line-totals.js';

const ZERO = new Decimal('0');

/** Works a request out into a document: client, products, taxes and series of the company, then the totals. */
@Injectable()
export class InvoiceDrafts {
  constructor(private readonly scope: CompanyScope) {}

  /** `recipient` stands on the document in place of what the client's record says. */
  async prepare(dto: CreateInvoiceDto, recipient: Recipient = {}): Promise<InvoiceDraft> {
    const wanted = { ...contextOf('invoice', dto), clientId: dto.client_id };
    const context = await readContext(this.scope, wanted);
    return workOut('invoice', { ...context, client: { ...context.client, ...recipient } }, dto);
  }
}

/** Whom a document is written to, where that is not as the client's record says. */
export type Recipient = Partial<Pick<ClientOfDocument, 'name' | 'tax_id' | 'address'>>;

/** What a request says of a document, whoever its client is. */
type DocumentRequest = Omit<CreateInvoiceDto, 'client_id' | 'draft'>;

const linesOf = ({ lines, items }: DocumentRequest): InvoiceLineDto[] => lines ?? items ?? [];

/** What a request names of the company's books, beside the client. */
export function contextOf(kind: DocumentKind, dto: DocumentRequest): Omit<ContextRequest, 'clientId'> {
  return {
    kind,
    seriesId: dto.series_id ?? null,
    issuedOn: dto.issued_on ?? null,
    paymentMethod: dto.payment_method ?? null,
    ...namedBy(linesOf(dto)),
  };
}

/** The lines of a request with what the books say to them, and what they come to. */
export function workOut(
  kind: DocumentKind,
  context: BooksContext,
  dto: DocumentRequest,
  corrects_id?: number,
): InvoiceDraft {
  const rows = linesOf(dto).map((line, index) => lineOf(line, index, context));
  if (contradictsTaxes(dto.tax, rows)) {
    throw invalid('tax', 'lines_have_taxes', 'give either a tax for the invoice or taxes on its lines');
  }
  const totals = documentTotals(rows, context.currency, dto.tax);
  if (totals.total.lt(ZERO)) throw invalid('lines', 'negative_total');
  return compose(kind, context, rows, totals, {
    due_on: dto.due_on,
    payment_method: dto.payment_method ?? null,
    notes: dto.notes ?? null,
    corrects_id,
  });
}
