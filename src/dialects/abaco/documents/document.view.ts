import { Decimal } from '../../../common/money.js';
import type { InvoiceDetail } from '../../../invoices/invoice.view.js';
import type { PurchaseDetail } from '../../../purchases/purchase.view.js';
import { amount, moment, opposite } from '../wire.js';
import { DocumentRow } from './document-rows.js';
import { typeOfPurchase, typeOfSale } from './document-types.js';

/** A credit note takes back: its record is negative, and the document says how much, as those of suppliers do. */
const amountsOf = (isCredit: boolean) => (isCredit ? opposite : amount);

export function documentRowView(row: DocumentRow) {
  const money = amountsOf(row.type === '06');
  return {
    id: row.id,
    number: row.number,
    type: row.type,
    businessPartnerId: row.client_id,
    businessPartnerName: row.partner_name,
    date: row.issued_on,
    dueDate: row.due_on,
    currency: row.currency,
    subtotal: money(row.subtotal),
    tax: money(row.tax_total),
    total: money(row.total),
    status: row.status,
    createdAt: moment(row.created_at),
  };
}

export function saleView(invoice: InvoiceDetail) {
  const money = amountsOf(invoice.kind === 'credit_note');
  const row = {
    ...invoice,
    type: typeOfSale(invoice.kind),
    number: invoice.invoice_number,
    partner_name: invoice.client_name,
    tax_total: new Decimal(invoice.tax_total).plus(invoice.surcharge_total).toFixed(),
    status: invoice.state === 'issued' ? 'confirmed' : invoice.state,
  } as const;
  return {
    ...documentRowView(row),
    businessPartnerTaxId: invoice.client_tax_id,
    relatedDocumentId: invoice.corrects_id,
    seriesId: invoice.series_id,
    authorisation: invoice.authorisation,
    paymentMethod: invoice.payment_method,
    paymentStatus: invoice.status,
    paid: amount(invoice.paid_total),
    credited: amount(invoice.credited_total),
    balance: money(invoice.balance),
    surcharge: money(invoice.surcharge_total),
    withholding: money(invoice.withholding_total),
    notes: invoice.notes,
    lines: invoice.lines.map((line) => lineView(asAsked(line), money)),
    taxes: invoice.taxes.map(({ tax_code, rate, base, tax, surcharge }) => ({
      code: tax_code,
      rate: rate === null ? null : amount(rate),
      base: money(base),
      tax: money(tax),
      surcharge: money(surcharge),
    })),
  };
}

export function purchaseView(purchase: PurchaseDetail) {
  const { supplier_name: partner_name, state: status, kind } = purchase;
  const row = { ...purchase, partner_name, status, type: typeOfPurchase(kind) };
  return {
    ...documentRowView(row),
    businessPartnerTaxId: purchase.supplier_tax_id,
    relatedDocumentId: purchase.corrects_id,
    withholding: amount(purchase.withholding_total),
    notes: purchase.notes,
    lines: purchase.lines.map((line) => lineView(line, amount)),
    taxes: purchase.taxes.map(({ tax_code, rate, base, tax }) => ({
      code: tax_code,
      rate: amount(rate),
      base: amount(base),
      tax: amount(tax),
    })),
  };
}

type Line = Omit<PurchaseDetail['lines'][number], 'stocked'>;

/** A line of a credit note by its position in the related document, as a request for one names it. */
function asAsked(line: InvoiceDetail['lines'][number]): Line {
  return { ...line, position: line.corrects_position ?? line.position };
}

function lineView(line: Line, money: (exact: string) => number) {
  return {
    position: line.position,
    productId: line.product_id,
    description: line.description,
    quantity: money(line.quantity),
    unitPrice: amount(line.unit_price),
    discountPercent: amount(line.discount_percent),
    tax: line.tax_code,
    withholding: line.withholding_code,
    total: money(line.net),
  };
}
