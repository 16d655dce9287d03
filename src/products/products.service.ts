import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { invalid } from '../common/problem.js';
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
        active: 't.active = ?',
      },
      search: `concat_ws(' ', t.code, t.name)`,
    });
  }

  override create(values: Partial<Product>): Promise<Product> {
    return this.scope.run(async (manager) => {
      await this.refuseWithholding(manager, values);
      return super.create(values);
    });
  }

  override update(id: number, patch: Partial<Product>): Promise<Product> {
    return this.scope.run(async (manager) => {
      await this.refuseWithholding(manager, patch);
      return super.update(id, patch);
    });
  }

  /** Lines take their tax from the product, and a withholding is no tax. */
  private async refuseWithholding(manager: EntityManager, { tax_id }: Partial<Product>): Promise<void> {
    if (!tax_id) return;
    const [withholding] = await manager.query<unknown[]>(
      `SELECT FROM taxes WHERE company_id = $1 AND id = $2 AND kind = 'withholding'`,
      [this.scope.companyId, tax_id],
    );
    if (withholding) throw invalid('tax_id', 'withholding', 'tax_id names a withholding, not a tax');
  }
}
