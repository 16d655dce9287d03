import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { childRows } from '../database/child-rows.js';
import { CompanyScope } from '../database/company-scope.js';
import { Records, RecordsSpec } from '../database/records.js';
import { Purchase, PurchaseLine, PurchaseTax } from './purchase.entity.js';
import { PurchaseDetail } from './purchase.view.js';

/** What is the database's own. */
const HIDDEN = ['id', 'stocked'] as const;

const SPEC = {
  entity: Purchase,
  sorts: { id: 'bigint', issued_on: 'date', due_on: 'date', total: 'numeric', created_at: 'timestamptz' },
  defaultSort: '-id',
  filters: {
    client_id: 't.client_id = ?',
    kind: 't.kind = ?',
    state: 't.state = ?',
    issued_from: 't.issued_on >= ?',
    issued_to: 't.issued_on <= ?',
  },
  search: `concat_ws(' ', t.number, t.supplier_name)`,
} satisfies RecordsSpec<Purchase>;

/** Purchases as lists show them. */
@Injectable()
export class PurchaseSummaries extends Records<Purchase> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    super(scope, dataSource, SPEC);
  }
}

/** Purchases whole, in one statement. */
@Injectable()
export class PurchaseDetails extends Records<PurchaseDetail> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    const ofPurchase = (entity: typeof PurchaseLine | typeof PurchaseTax) =>
      childRows(dataSource, { entity, parent: 'purchase_id', hidden: HIDDEN });
    super(scope, dataSource, {
      ...(SPEC as RecordsSpec<PurchaseDetail>),
      computed: { lines: ofPurchase(PurchaseLine), taxes: ofPurchase(PurchaseTax) },
    });
  }
}
