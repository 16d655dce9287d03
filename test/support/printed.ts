import { Company } from '../../src/companies/company.entity.js';
import { InvoiceDetail } from '../../src/invoices/invoice.view.js';
import { InvoiceDocument } from '../../src/printing/invoice-document.js';
import { Series } from '../../src/series/series.entity.js';

type Line = InvoiceDetail['lines'][number];
type Tax = InvoiceDetail['taxes'][number];

export const lineOf = (values: Partial<Line> = {}): Line => ({
  position: 1,
  product_id: null,
  description: 'Hinges',
  quantity: '4.000000',
  unit_price: '25.000000',
  discount_percent: '0',
  tax_code: 'IVA21',
  tax_rate: '21',
  surcharge_rate: '0',
  withholding_code: null,
  withholding_rate: '0',
  corrects_position: null,
  stocked: false,
  net: '100.00',
  ...values,
});

export const taxOf = (values: Partial<Tax> = {}): Tax => ({
  position: 1,
  tax_code: 'IVA21',
  rate: '21',
  base: '100.00',
  tax: '21.00',
  surcharge_rate: '0',
  surcharge: '0.00',
  ...values,
});

interface Changes {
  invoice?: Partial<InvoiceDetail>;
  company?: Partial<Company>;
  series?: Partial<Series>;
  corrected?: InvoiceDocument['corrected'];
  paymentMethod?: string;
}

/** An issued Spanish invoice of 121.00 EUR, unpaid and due on a day to come, with what a test changes of it. */
export function documentOf({
  invoice,
  company,
  series,
  corrected,
  paymentMethod,
}: Changes = {}): InvoiceDocument {
  return {
    invoice: { ...INVOICE, ...invoice },
    company: { ...COMPANY, ...company },
    series: { ...SERIES, ...series },
    corrected: corrected ?? null,
    paymentMethod: paymentMethod ?? null,
  };
}

const STAMPS = { created_at: '2026-11-05T10:00:00Z', updated_at: '2026-11-05T10:00:00Z' };

const COMPANY: Company = {
  ...STAMPS,
  id: 1,
  uuid: '00000000-0000-4000-8000-000000000001',
  name: 'Cascabel',
  tax_id: 'B12345674',
  country: 'ES',
  currency: 'EUR',
  timezone: 'Europe/Madrid',
  address: null,
  postal_code: null,
  city: null,
  province: null,
  email: null,
  phone: null,
  key_deletes: 'forbidden',
  key_management: 'web-session',
};

const SERIES: Series = {
  ...STAMPS,
  company_id: 1,
  id: 1,
  uuid: '00000000-0000-4000-8000-000000000002',
  code: 'A',
  name: 'Facturas',
  kind: 'invoice',
  pattern: '{CODE}{YEAR}-{NUMBER:6}',
  next_number: 2,
  range_from: 1,
  range_to: null,
  authorisation: null,
  valid_until: null,
  numbered: 1,
  last_issued_on: '2026-11-05',
  is_default: true,
  active: true,
};

const INVOICE: InvoiceDetail = {
  ...STAMPS,
  company_id: 1,
  id: 1,
  uuid: '00000000-0000-4000-8000-000000000003',
  kind: 'invoice',
  state: 'issued',
  status: 'unpaid',
  balance: '121.00',
  series_id: 1,
  number: 1,
  invoice_number: 'A2026-000001',
  authorisation: null,
  client_id: 1,
  client_name: 'Ana',
  client_tax_id: null,
  client_address: null,
  currency: 'EUR',
  issued_on: '2026-11-05',
  due_on: '2099-12-05',
  payment_method: null,
  notes: null,
  subtotal: '100.00',
  tax_total: '21.00',
  surcharge_total: '0.00',
  withholding_total: '0.00',
  total: '121.00',
  paid_total: '0.00',
  credited_total: '0.00',
  corrects_id: null,
  issued_at: '2026-11-05T10:00:00Z',
  issued_in: null,
  lines: [lineOf()],
  taxes: [taxOf()],
};
