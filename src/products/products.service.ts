import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompanyScope } from '../database/company-scope.js';
import { Records } from '../database/records.js';
import { Product } from './product.entity.js';

/** The company's products. */
@Injectable()
export class ProductsService extends Records<Product> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    super(scope, dataSource, {
      entity: Product,
      sorts: { id: 'bigint', code: 'text', name: 'text', price: 'numeric', created_at: 'timestamptz' },
      defaultSort: '-id',
      filters: {
        search: `strpos(lower(concat_ws(' ', t.code, t.name)), lower(?)) > 0`,
        active: 't.active = ?',
      },
    });
  }
}
