import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompanyScope } from '../database/company-scope.js';
import { Records } from '../database/records.js';
import { BatchInvoice, InvoiceBatch } from './invoice-batch.entity.js';
import { BatchInvoiceRow } from './invoice-batch.view.js';

/** YoFacturo's contract has no fractions of a second. */
const toSeconds = (column: string) => `to_char(t.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const issued = (column: string) =>
  `(SELECT ${column} FROM invoices i WHERE i.company_id = t.company_id AND i.id = t.issued_invoice_id)`;

/** A batch as it is shown: with how far it is. */
@Injectable()
export class InvoiceBatchRecords extends Records<InvoiceBatch> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    super(scope, dataSource, {
      entity: InvoiceBatch,
      hidden: ['language', 'api_key_id', 'user_id', 'received_at', 'processed_at'],
      sorts: { id: 'bigint' },
      defaultSort: '-id',
      filters: { status: 't.status = ?' },
      computed: { received_at: toSeconds('received_at'), processed_at: toSeconds('processed_at') },
    });
  }
}

@Injectable()
export class BatchInvoiceRecords extends Records<BatchInvoiceRow> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    super(scope, dataSource, {
      entity: BatchInvoice,
      hidden: ['batch_id', 'position', 'request'],
      sorts: { id: 'bigint' },
      defaultSort: 'id',
      filters: { batch_id: 't.batch_id = ?', processing_status: 't.processing_status = ?' },
      computed: {
        invoice_number: issued('i.invoice_number'),
        total_after_taxes: issued('i.total::text'),
        verifactu_state: 'NULL::text',
      },
    });
  }
}
