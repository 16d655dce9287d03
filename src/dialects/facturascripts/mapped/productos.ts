import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { CreateProductDto, UpdateProductDto } from '../../../products/product.dto.js';
import { ProductsService } from '../../../products/products.service.js';
import { Stored } from '../engine/column-values.js';
import { FeatureWriter, KeptColumns, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues } from '../engine/resource.js';
import { LookUps } from './look-ups.service.js';
import { MappedResource } from './mapped-resource.js';
import { ProductCodes } from './product-codes.service.js';
import { DESCRIPCION, nameIn, productValues, PRODUCT_WORDS, sharedValues } from './product-values.js';
import { IS_MAIN_VARIANT, ProductVariants } from './product-variants.service.js';
import { double } from './sql.js';
import { optional, text } from './values.js';

/** Of a product that names no tax, where the company has it; the original's settings say the same. */
const USUAL_TAX = 'IVA21';

/** Products, each with the price and the stock of its main variant, which is the same record (facts, 5.1). */
const mapping: Mapping = {
  name: 'productos',
  from: 'products t LEFT JOIN taxes i ON i.company_id = t.company_id AND i.id = t.tax_id',
  where: IS_MAIN_VARIANT,
  id: 't.id',
  key: 't.id::text',
  columns: {
    idproducto: 't.id',
    referencia: 't.code',
    descripcion: DESCRIPCION,
    precio: double('t.price'),
    codimpuesto: 'i.code',
    stockfis: double('t.stock'),
    nostock: 'NOT t.stocked',
    bloqueado: 'NOT t.active',
    // As in the original, whatever is sent: when the product was saved last.
    actualizado: `date_trunc('second', t.updated_at AT TIME ZONE 'UTC')`,
  },
  alsoKept: ['descripcion'],
  defaults: { fechaalta: 't.created_at::date', observaciones: `''`, tipo: `''` },
  words: PRODUCT_WORDS,
};

@Injectable()
export class ProductosWriter implements FeatureWriter {
  constructor(
    private readonly scope: CompanyScope,
    private readonly products: ProductsService,
    private readonly variants: ProductVariants,
    private readonly codes: ProductCodes,
    private readonly lookUps: LookUps,
    private readonly kept: KeptColumns,
  ) {}

  async create(values: RecordValues): Promise<WrittenRecord> {
    const tax_id = 'codimpuesto' in values ? await this.taxNamed(values.codimpuesto) : await this.usualTax();
    const { id } = await this.codes.make(optional(values.referencia), async (code) => {
      const name = nameIn(values.descripcion) ?? code;
      const made = { stocked: true, ...productValues(values, true), tax_id, code, name };
      return this.products.create(await judged(CreateProductDto, made));
    });
    return { id, key: String(id) };
  }

  /** Its further variants have its name, its tax and its state, and are counted as it is. */
  update(key: string, values: RecordValues): Promise<WrittenRecord> {
    return this.scope.run(async (manager) => {
      const product = await this.products.lock(manager, Number(key));
      const code = optional(values.referencia) ?? product.code;
      const isNamed = values.descripcion !== undefined || product.name === product.code;
      const changes = await judged(UpdateProductDto, {
        ...productValues(values, product.stocked),
        tax_id: await this.taxNamed(values.codimpuesto),
        code,
        ...(isNamed && { name: nameIn(values.descripcion) ?? code }),
      });
      await this.products.update(product.id, changes);
      const further = await this.variants.furtherOf(product.id);
      for (const id of further) await this.products.update(id, sharedValues(changes));
      if (changes.stocked === false) await this.kept.forget('stocks', [product.id, ...further]);
      return { id: product.id, key };
    });
  }

  /** With its further variants; none of them goes while a document names one (`in_use`). */
  remove(key: string): Promise<void> {
    return this.scope.run(async (manager) => {
      const { id } = await this.products.lock(manager, Number(key));
      for (const variant of await this.variants.furtherOf(id)) await this.products.remove(variant);
      await this.products.remove(id);
    });
  }

  private async usualTax(): Promise<number | null> {
    return (await this.lookUps.tax('tax', USUAL_TAX)) ?? null;
  }

  /** The id of the tax with that code; null and undefined stay what they are. */
  private async taxNamed(sent: Stored | undefined): Promise<number | null | undefined> {
    const code = text(sent);
    if (code === null || code === undefined) return code;
    const id = await this.lookUps.tax('tax', code);
    if (id === undefined) throw invalid('codimpuesto', 'unknown');
    return id;
  }
}

export const PRODUCTOS: MappedResource = {
  mapping,
  singular: 'producto',
  access: Resource('products'),
  writer: ProductosWriter,
};
