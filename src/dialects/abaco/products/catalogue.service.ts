import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Page } from '../../../common/page.js';
import { invalid } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { ProductListQuery } from '../../../products/product.dto.js';
import { Product } from '../../../products/product.entity.js';
import { ProductsService } from '../../../products/products.service.js';
import { UpdateCatalogueProductDto } from './product.dto.js';
import { productValues, TaxedProduct } from './product.view.js';

/** The company's products by abaco's measure: their tax goes by its code. */
@Injectable()
export class CatalogueService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly products: ProductsService,
  ) {}

  list(query: ProductListQuery): Promise<Page<TaxedProduct>> {
    return this.scope.run(async (manager) => {
      const { items, meta } = await this.products.list(query);
      return new Page(await this.withTaxes(manager, items), meta);
    });
  }

  get(id: number): Promise<TaxedProduct> {
    return this.scope.run(async (manager) => this.withTax(manager, await this.products.get(id)));
  }

  create(dto: UpdateCatalogueProductDto): Promise<TaxedProduct> {
    return this.scope.run(async (manager) => {
      const values = productValues(dto, await this.taxNamed(manager, dto.tax));
      return this.withTax(manager, await this.products.create(values));
    });
  }

  update(id: number, dto: UpdateCatalogueProductDto): Promise<TaxedProduct> {
    return this.scope.run(async (manager) => {
      const changes = productValues(dto, await this.taxNamed(manager, dto.tax));
      return this.withTax(manager, await this.products.update(id, changes));
    });
  }

  remove(id: number): Promise<TaxedProduct> {
    return this.scope.run(async (manager) => this.withTax(manager, await this.products.remove(id)));
  }

  private async withTax(manager: EntityManager, product: Product): Promise<TaxedProduct> {
    const [taxed] = await this.withTaxes(manager, [product]);
    return taxed!;
  }

  private async withTaxes(manager: EntityManager, products: readonly Product[]): Promise<TaxedProduct[]> {
    const taxes = await manager.query<{ id: number; code: string }[]>(
      'SELECT id, code FROM taxes WHERE company_id = $1 AND id = ANY ($2::bigint[])',
      [this.scope.companyId, products.map(({ tax_id }) => tax_id)],
    );
    const codes = new Map(taxes.map(({ id, code }) => [id, code]));
    return products.map((product) => ({ ...product, tax: codes.get(product.tax_id ?? 0) ?? null }));
  }

  /** The id of the tax with that code; null and undefined stay what they are. */
  private async taxNamed(manager: EntityManager, code: string | null | undefined) {
    if (code === null || code === undefined) return code;
    const [tax] = await manager.query<{ id: number }[]>(
      'SELECT id FROM taxes WHERE company_id = $1 AND code = $2',
      [this.scope.companyId, code],
    );
    if (!tax) throw invalid('tax', 'unknown', 'tax names no tax of the company');
    return tax.id;
  }
}
