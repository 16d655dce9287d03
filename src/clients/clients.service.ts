import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompanyScope } from '../database/company-scope.js';
import { Records } from '../database/records.js';
import { Client } from './client.entity.js';

/** The company's clients. */
@Injectable()
export class ClientsService extends Records<Client> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    super(scope, dataSource, {
      entity: Client,
      sorts: { id: 'bigint', name: 'text', created_at: 'timestamptz' },
      defaultSort: '-id',
      filters: {
        tax_id: 't.tax_id = ?',
        customer: 't.customer = ?',
        supplier: 't.supplier = ?',
        active: 't.active = ?',
      },
      search: `concat_ws(' ', t.name, t.tax_id, t.email)`,
    });
  }
}
