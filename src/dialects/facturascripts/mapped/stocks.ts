import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Resource } from '../../../access/route-policy.js';
import { isZero } from '../../../common/money.js';
import { invalid, Problem, unknownIfMissing } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { UpdateProductDto } from '../../../products/product.dto.js';
import { Product } from '../../../products/product.entity.js';
import { ProductsService } from '../../../products/products.service.js';
import { FeatureWriter, KeptColumns, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { LookUps } from './look-ups.service.js';
import { MappedResource } from './mapped-resource.js';
import { ProductVariants, PRODUCT_OF_VARIANT } from './product-variants.service.js';
import { double } from './sql.js';
import { refuseChange, text, zeroed } from './values.js';

/** The warehouse of an installation of the original. */
const USUAL_WAREHOUSE = 'ALG';

/** The stock of the products that are counted: one each, in whichever warehouse it is said to be. */
const mapping: Mapping = {
  name: 'stocks',
  from: 'products t',
  where: 't.stocked',
  id: 't.id',
  key: 't.id::text',
  columns: {
    idstock: 't.id',
    idproducto: PRODUCT_OF_VARIANT,
    referencia: 't.code',
    cantidad: double('t.stock'),
    disponible: double(`greatest(t.stock - coalesce((x.data->>'reservada')::numeric, 0), 0)`),
  },
  defaults: { codalmacen: `'${USUAL_WAREHOUSE}'` },
  words: { stock: 'cantidad' },
};

@Injectable()
export class StocksWriter implements FeatureWriter {
  constructor(
    private readonly scope: CompanyScope,
    private readonly products: ProductsService,
    private readonly variants: ProductVariants,
    private readonly lookUps: LookUps,
    private readonly kept: KeptColumns,
  ) {}

  /** Counts a product from now on. One that is counted already has its stock, once somebody said or moved it. */
  create(values: RecordValues): Promise<WrittenRecord> {
    return this.scope.run(async (manager) => {
      const codalmacen = text(values.codalmacen) ?? USUAL_WAREHOUSE;
      const product = await this.held(manager, values);
      await this.refuseSecond(manager, product, codalmacen);
      const stock = { stocked: true, stock: zeroed(values.cantidad) ?? '0' };
      await this.products.update(product.id, await judged(UpdateProductDto, stock));
      await this.kept.forget(mapping.name, [product.id]);
      await this.kept.keep(mapping, product.id, { codalmacen });
      return { id: product.id, key: String(product.id) };
    });
  }

  async update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    refuseChange(values, present, 'referencia', 'idproducto');
    const id = Number(key);
    await this.products.update(id, await judged(UpdateProductDto, { stock: zeroed(values.cantidad) }));
    return { id, key };
  }

  /** The product is counted no more. */
  async remove(key: string): Promise<void> {
    const id = Number(key);
    await this.products.update(id, { stocked: false, stock: '0' });
    await this.kept.forget(mapping.name, [id]);
  }

  /** The variant with the reference, or else the main one of the product; held until its stock is there. */
  private async held(manager: EntityManager, { referencia, idproducto }: RecordValues): Promise<Product> {
    const code = text(referencia);
    const id = code ? await this.lookUps.product(code) : idproducto;
    if (id === undefined || id === null) throw invalid('referencia', code ? 'unknown' : 'required');
    const product = await unknownIfMissing('idproducto', () => this.products.lock(manager, Number(id)));
    const isNamed = typeof idproducto === 'number';
    if (isNamed && idproducto !== (await this.variants.productOf(product.id)))
      throw invalid('idproducto', 'other_product');
    return product;
  }

  /** Counted is what has a stock, or whose stock was said to be none. */
  private async refuseSecond(manager: EntityManager, product: Product, codalmacen: string): Promise<void> {
    if (!product.stocked) return;
    const [said] = await manager.query<{ codalmacen: string | null }[]>(
      `SELECT data->>'codalmacen' AS codalmacen FROM facturascripts_records
       WHERE company_id = $1 AND resource = 'stocks' AND key = $2`,
      [this.scope.companyId, String(product.id)],
    );
    if (!said && isZero(product.stock)) return;
    if (codalmacen !== (said?.codalmacen ?? USUAL_WAREHOUSE)) throw invalid('codalmacen', 'one_warehouse');
    throw new Problem('conflict', { details: [{ field: 'referencia', code: 'taken' }] });
  }
}

export const STOCKS: MappedResource = {
  mapping,
  singular: 'stock',
  access: Resource(['products', 'stocks']),
  writer: StocksWriter,
};
