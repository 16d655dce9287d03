import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompanyScope } from '../database/company-scope.js';
import { Records } from '../database/records.js';
import { Tax } from './tax.entity.js';

/** The rates that the company applies. */
@Injectable()
export class TaxesService extends Records<Tax> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    super(scope, dataSource, {
      entity: Tax,
      sorts: { id: 'bigint', code: 'text', rate: 'numeric' },
      defaultSort: 'id',
      filters: { kind: 't.kind = ?', active: 't.active = ?' },
    });
  }
}
