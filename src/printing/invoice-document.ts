import type { Company } from '../companies/company.entity.js';
import type { InvoiceDetail } from '../invoices/invoice.view.js';
import type { Invoice } from '../invoices/invoice.entity.js';
import type { Series } from '../series/series.entity.js';

/** All that a printed invoice, credit note or debit note is made of, as it is stored. */
export interface InvoiceDocument {
  invoice: InvoiceDetail;
  company: Company;
  series: Series;
  /** The document that this one corrects. */
  corrected: Pick<Invoice, 'invoice_number' | 'issued_on'> | null;
  /** What the company calls the way of payment. */
  paymentMethod: string | null;
}
