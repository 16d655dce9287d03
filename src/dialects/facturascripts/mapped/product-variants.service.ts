import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';

/**
 * Everything that is sold is a product, the variants of a product among them: a further variant is a product whose
 * kept columns name the one that it belongs to. Once that one is gone, it is a product of its own.
 */
const NAMED_PRODUCT = `
  SELECT v.variant_of FROM facturascripts_records v
  WHERE v.company_id = t.company_id AND v.resource = 'variantes' AND v.record_id = t.id`;

/** The id of the product that the product `t` is a variant of, which may be itself. */
export const PRODUCT_OF_VARIANT = `coalesce((${NAMED_PRODUCT}), t.id)`;

/** Whether the product `t` is no further variant of another. */
export const IS_MAIN_VARIANT = `${PRODUCT_OF_VARIANT} = t.id`;

/** Which products are variants of which. */
@Injectable()
export class ProductVariants {
  constructor(private readonly scope: CompanyScope) {}

  /** The id of the product that a product is a variant of: its own where it is the main one. */
  productOf(id: number): Promise<number> {
    return this.scope.run(async (manager) => {
      const [row] = await manager.query<{ id: number }[]>(
        `SELECT ${PRODUCT_OF_VARIANT} AS id FROM products t WHERE t.company_id = $1 AND t.id = $2`,
        [this.scope.companyId, id],
      );
      return row?.id ?? id;
    });
  }

  /** The ids of a product's further variants, ascending: in that order they are locked wherever several are. */
  furtherOf(id: number): Promise<number[]> {
    return this.scope.run(async (manager) => {
      const rows = await manager.query<{ id: number }[]>(FURTHER, [this.scope.companyId, id]);
      return rows.map((row) => row.id);
    });
  }
}

const FURTHER = `
  SELECT record_id AS id FROM facturascripts_records
  WHERE company_id = $1 AND variant_of = $2 AND record_id <> $2 ORDER BY record_id`;
