import { invalid, Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { BooksContext, ContextRequest, readContext } from './books-context.js';
import { InvoiceSummary } from './invoice.view.js';

/** Only an issued invoice has credit and debit notes; a note has none of its own, it is cancelled. */
export function refuseUncorrectable({ state, kind }: InvoiceSummary): void {
  if (state !== 'issued' || kind !== 'invoice') throw new Problem('invoice_not_issued');
}

/** What the books say to a note of an invoice: the currency and the client stay as they are on the invoice. */
export async function readContextOfNote(
  scope: CompanyScope,
  invoice: InvoiceSummary,
  wanted: Omit<ContextRequest, 'clientId'>,
): Promise<BooksContext> {
  const context = await readContext(scope, { ...wanted, clientId: invoice.client_id });
  if (context.issuedOn < invoice.issued_on) throw invalid('issued_on', 'before_invoice');
  const { client_name: name, client_tax_id: tax_id, client_address: address } = invoice;
  return { ...context, currency: invoice.currency, client: { ...context.client, name, tax_id, address } };
}
