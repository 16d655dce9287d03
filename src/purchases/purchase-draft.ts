import { Decimal, decimalsOf, formatMoney } from '../common/money.js';
import { named } from '../common/named.js';
import { invalid } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { Books, ClientOfDocument, readBooks } from '../invoices/books-context.js';
import { DraftLine, lineOf, namedBy } from '../invoices/invoice-draft-line.js';
import { movedWith } from '../invoices/redraft.js';
import { documentTotals } from '../invoices/line-totals.js';
import { CreatePurchaseDto, UpdatePurchaseDto } from './purchase.dto.js';
import { Purchase, PurchaseTax } from './purchase.entity.js';
import { PurchaseDetail } from './purchase.view.js';

const ZERO = new Decimal('0');

/** A purchase that is worked out and not yet written: everything but its id, and a draft. */
export interface PurchaseDraft {
  header: Omit<
    Purchase,
    'company_id' | 'id' | 'uuid' | 'state' | 'confirmed_at' | 'created_at' | 'updated_at'
  >;
  lines: DraftLine[];
  taxes: Omit<PurchaseTax, 'company_id' | 'purchase_id'>[];
}

/** How the paper names the supplier, where that is not as the supplier's record says. */
export type NamedSupplier = Partial<Pick<ClientOfDocument, 'name' | 'tax_id'>>;

/** Works a request out into a purchase: supplier, products and taxes of the company's books, then the totals. */
export async function preparePurchase(
  scope: CompanyScope,
  dto: CreatePurchaseDto,
  supplier: NamedSupplier = {},
): Promise<PurchaseDraft> {
  const books = boughtWith(
    supplier,
    await readBooks(scope, {
      clientId: dto.client_id,
      issuedOn: dto.issued_on ?? null,
      ...namedBy(dto.lines),
    }),
  );
  const due_on = dto.due_on ?? books.dueOn;
  if (due_on < books.issuedOn) throw invalid('due_on', 'before_issued_on');

  const lines = dto.lines.map((line, index) => lineOf(line, index, books));
  const decimals = decimalsOf(books.currency);
  const totals = documentTotals(lines, books.currency);
  if (totals.total.lt(ZERO)) throw invalid('lines', 'negative_total');
  const money = (value: Decimal) => formatMoney(value, decimals);
  return {
    header: {
      kind: dto.kind ?? 'invoice',
      client_id: books.client.id,
      supplier_name: books.client.name,
      supplier_tax_id: books.client.tax_id,
      number: dto.number,
      currency: books.currency,
      issued_on: books.issuedOn,
      due_on,
      notes: dto.notes ?? null,
      corrects_id: dto.corrects_id ?? null,
      subtotal: money(totals.subtotal),
      tax_total: money(totals.taxTotal),
      withholding_total: money(totals.withholdingTotal),
      total: money(totals.total),
    },
    lines: lines.map((line, index) => ({ ...line, net: money(totals.lines[index]!.net) })),
    taxes: totals.groups.map((group, index) => ({
      position: index + 1,
      tax_code: group.taxCode,
      rate: group.rate!.toFixed(),
      base: money(group.base),
      tax: money(group.tax),
    })),
  };
}

/** The surcharge is what the company charges a client of its own; bought from the same client nothing is added. */
function boughtWith(supplier: NamedSupplier, books: Books): Books {
  return { ...books, client: { ...books.client, ...supplier }, surcharge: false };
}

/**
 * A stored draft with changes on top, as the request that would have written it so from the start: products
 * and taxes apply as they are today. What is not named stays; the date of payment follows a new date of issue
 * at the same distance.
 */
export function redraftPurchase(purchase: PurchaseDetail, changes: UpdatePurchaseDto): CreatePurchaseDto {
  const { lines, ...rest } = changes;
  return {
    kind: purchase.kind,
    client_id: purchase.client_id,
    number: purchase.number,
    issued_on: purchase.issued_on,
    due_on: changes.issued_on ? movedWith(purchase, changes.issued_on) : purchase.due_on,
    notes: purchase.notes,
    corrects_id: purchase.corrects_id,
    lines: lines ?? purchase.lines.map(lineAsRequested),
    ...named(rest),
  };
}

/** A stored line as the request that would have written it. */
export function lineAsRequested({
  tax_code: tax,
  withholding_code,
  ...line
}: PurchaseDetail['lines'][number]) {
  return { ...line, tax, withholding: withholding_code };
}
