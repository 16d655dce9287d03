import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { childRows } from '../database/child-rows.js';
import { CompanyScope } from '../database/company-scope.js';
import { Records, RecordsSpec } from '../database/records.js';
import { Invoice, InvoiceLine, InvoiceTax } from './invoice.entity.js';
import { BALANCE_SQL, STATUS_CONDITIONS, STATUS_SQL } from './invoice-status.js';
import { InvoiceDetail, InvoiceSummary } from './invoice.view.js';

/** The tax that was given as an amount for the whole invoice, in place of taxes on its lines. */
export function manualTaxOf({ taxes }: InvoiceDetail): string | null {
  return taxes.find((group) => group.rate === null)?.tax ?? null;
}

/** Of what has a number its series keeps count (takeNumber); what has none is a draft. */
const COUNT_SQL = `(SELECT coalesce(sum(s.numbered), 0)::bigint FROM series s WHERE s.company_id = $1)
  + (SELECT count(*) FROM invoices d WHERE d.company_id = $1 AND d.number IS NULL)`;

/** What a list of invoices knows beside its columns. */
export const INVOICE_LIST = {
  entity: Invoice,
  hidden: ['issued_in'],
  sorts: { id: 'bigint', issued_on: 'date', due_on: 'date', total: 'numeric', created_at: 'timestamptz' },
  defaultSort: '-id',
  filters: {
    client_id: 't.client_id = ?',
    series_id: 't.series_id = ?',
    corrects_id: 't.corrects_id = ?',
    kind: 't.kind = ?',
    status: { ...STATUS_CONDITIONS, pending: STATUS_CONDITIONS.unpaid },
    issued_from: 't.issued_on >= ?',
    issued_to: 't.issued_on <= ?',
  },
  // As in invoices_search_idx, word for word.
  search: `coalesce(t.invoice_number, '') || ' ' || t.client_name`,
  total: COUNT_SQL,
  computed: { status: STATUS_SQL, balance: BALANCE_SQL },
} satisfies RecordsSpec<Invoice>;

/** Invoices as lists show them. */
@Injectable()
export class InvoiceSummaries extends Records<InvoiceSummary> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    super(scope, dataSource, INVOICE_LIST);
  }
}

/** Invoices whole, in one statement. */
@Injectable()
export class InvoiceDetails extends Records<InvoiceDetail> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    const ofInvoice = (entity: typeof InvoiceLine | typeof InvoiceTax) =>
      childRows(dataSource, { entity, parent: 'invoice_id', hidden: ['id'] });
    super(scope, dataSource, {
      ...(INVOICE_LIST as RecordsSpec<InvoiceDetail>),
      computed: { ...INVOICE_LIST.computed, lines: ofInvoice(InvoiceLine), taxes: ofInvoice(InvoiceTax) },
    });
  }
}
