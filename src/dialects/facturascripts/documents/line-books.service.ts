import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { CompanyScope } from '../../../database/company-scope.js';

/** A product that a line names. */
export interface ProductOfLine {
  id: number;
  code: string;
  name: string;
  tax: string | null;
  /** What it costs the company, as kept with its variant; 0 where nobody said. */
  cost: number;
}

/** What the company's books say to the lines of a request. */
export interface LineBooks {
  /** By the reference or the barcode that a line names. */
  products: ReadonlyMap<string, ProductOfLine>;
  /** The tax of a line that names neither a tax nor a product; null where the company has no such tax. */
  defaultTax: string | null;
  /** The tax without a rate that exempt clients get; null for none at all. */
  exemptTax: string | null;
  /** The codes of withholdings by their percentage. */
  withholdings: ReadonlyMap<number, string>;
}

/** What an installation of the original in Spain begins with as its defaults (facts, 5.1). */
const DEFAULT_TAX = 'IVA21';
const EXEMPT_TAX = 'IVA0';

@Injectable()
export class LineBooksReader {
  constructor(private readonly scope: CompanyScope) {}

  /** The books for lines that name these references. */
  read(references: readonly string[]): Promise<LineBooks> {
    return this.scope.run(async (manager) => {
      const taxes = await manager.query<TaxRow[]>(TAXES, [this.scope.companyId]);
      const named = (code: string) => (taxes.some((tax) => tax.code === code) ? code : null);
      const withholdings = taxes.filter(({ kind }) => kind === 'withholding');
      return {
        products: await this.products(manager, references),
        defaultTax: named(DEFAULT_TAX),
        exemptTax: named(EXEMPT_TAX),
        withholdings: new Map(withholdings.toReversed().map(({ code, rate }) => [rate, code])),
      };
    });
  }

  private async products(manager: EntityManager, references: readonly string[]) {
    if (references.length === 0) return new Map<string, ProductOfLine>();
    const values = [this.scope.companyId, references];
    const byCode = await manager.query<(ProductOfLine & { named: string })[]>(BY_CODE, values);
    const byBarcode = await manager.query<(ProductOfLine & { named: string })[]>(BY_BARCODE, values);
    return new Map([...byBarcode, ...byCode].map(({ named, ...product }) => [named, product]));
  }
}

interface TaxRow {
  code: string;
  kind: string;
  rate: number;
}

const TAXES = `
  SELECT code, kind, rate::double precision AS rate FROM taxes WHERE company_id = $1 AND active ORDER BY id`;

const PRODUCT = `p.id, p.code, p.name,
  (SELECT t.code FROM taxes t WHERE t.company_id = p.company_id AND t.id = p.tax_id) AS tax, coalesce((x.data->>'coste')::double precision, 0) AS cost`;

const BY_CODE = `
  SELECT p.code AS named, ${PRODUCT} FROM products p
  LEFT JOIN facturascripts_records x ON x.company_id = p.company_id AND x.resource = 'variantes' AND x.record_id = p.id
  WHERE p.company_id = $1 AND p.code = ANY ($2::text[])`;

const BY_BARCODE = `
  SELECT x.barcode AS named, ${PRODUCT} FROM facturascripts_records x
  JOIN products p ON p.company_id = x.company_id AND p.id = x.record_id
  WHERE x.company_id = $1 AND x.barcode = ANY ($2::text[])`;
