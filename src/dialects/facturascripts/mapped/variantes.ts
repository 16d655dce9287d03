import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Resource } from '../../../access/route-policy.js';
import { invalid, unknownIfMissing } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { CreateProductDto, UpdateProductDto } from '../../../products/product.dto.js';
import { Product } from '../../../products/product.entity.js';
import { ProductsService } from '../../../products/products.service.js';
import { Stored } from '../engine/column-values.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { MappedResource } from './mapped-resource.js';
import { ProductCodes } from './product-codes.service.js';
import { priceWithMargin, productValues, PRODUCT_WORDS } from './product-values.js';
import { ProductVariants } from './product-variants.service.js';
import { double } from './sql.js';
import { optional, refuseChange } from './values.js';

/** What is sold: every product is a variant, of itself or of another. */
const mapping: Mapping = {
  name: 'variantes',
  from: 'products t',
  id: 't.id',
  key: 't.id::text',
  columns: {
    idvariante: 't.id',
    referencia: 't.code',
    precio: double('t.price'),
    stockfis: double('t.stock'),
  },
  defaults: { idproducto: 't.id' },
  words: PRODUCT_WORDS,
};

@Injectable()
export class VariantesWriter implements FeatureWriter {
  constructor(
    private readonly scope: CompanyScope,
    private readonly products: ProductsService,
    private readonly variants: ProductVariants,
    private readonly codes: ProductCodes,
  ) {}

  /** A further variant of a product: with its name and its tax, and counted where it is. */
  create(values: RecordValues): Promise<WrittenRecord> {
    return this.scope.run(async (manager) => {
      const { name, tax_id, active, stocked } = await this.held(manager, values.idproducto);
      const price = priceWithMargin(values.coste, values.margen);
      const shared = { name, tax_id, active, stocked };
      const { id } = await this.codes.make(optional(values.referencia), async (code) => {
        const made = { ...productValues(values, stocked), ...shared, ...(price && { price }), code };
        return this.products.create(await judged(CreateProductDto, made));
      });
      return { id, key: String(id) };
    });
  }

  /** A variant stays with its product. A margin that was kept makes the price anew of the cost, as one that is sent. */
  update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    return this.scope.run(async (manager) => {
      refuseChange(values, present, 'idproducto');
      const { id, stocked } = await this.products.lock(manager, Number(key));
      const { coste, margen } = { ...present, ...values };
      const price = priceWithMargin(coste, margen);
      const changes = { ...productValues(values, stocked), code: optional(values.referencia) };
      await this.products.update(id, await judged(UpdateProductDto, { ...changes, ...(price && { price }) }));
      return { id, key };
    });
  }

  async remove(key: string): Promise<void> {
    const id = Number(key);
    if ((await this.variants.productOf(id)) === id) throw invalid('idvariante', 'main_variant');
    await this.products.remove(id);
  }

  /** The product of a new variant, which stays as it is until the variant is there. */
  private async held(manager: EntityManager, idproducto: Stored | undefined): Promise<Product> {
    if (typeof idproducto !== 'number') throw invalid('idproducto', 'required');
    const product = await unknownIfMissing('idproducto', () => this.products.lock(manager, idproducto));
    if ((await this.variants.productOf(product.id)) !== product.id) throw invalid('idproducto', 'unknown');
    return product;
  }
}

export const VARIANTES: MappedResource = {
  mapping,
  singular: 'variante',
  access: Resource(['products', 'variantes']),
  writer: VariantesWriter,
};
