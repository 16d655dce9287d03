import { Injectable } from '@nestjs/common';
import { invalid } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { TaxKind } from '../../../taxes/tax.entity.js';
import { RecordValues } from '../engine/resource.js';
import { optional } from './values.js';

/** What a header names by its code alone. */
type NamedByCode = 'client' | 'supplier' | 'series' | 'paymentMethod';

/** The ids of records that this dialect names by their codes; undefined for a code that the company does not have. */
@Injectable()
export class LookUps {
  constructor(private readonly scope: CompanyScope) {}

  client(code: string): Promise<number | undefined> {
    return this.id('SELECT id FROM clients WHERE company_id = $1 AND code = $2 AND customer', code);
  }

  supplier(code: string): Promise<number | undefined> {
    return this.id('SELECT id FROM clients WHERE company_id = $1 AND supplier_code = $2 AND supplier', code);
  }

  product(code: string): Promise<number | undefined> {
    return this.id('SELECT id FROM products WHERE company_id = $1 AND code = $2', code);
  }

  /** The product or variant with that reference, or else the first with that barcode. */
  async productNamed(reference: string): Promise<number | undefined> {
    return (
      (await this.product(reference)) ?? (reference === '' ? undefined : this.id(WITH_BARCODE, reference))
    );
  }

  tax(kind: TaxKind, code: string): Promise<number | undefined> {
    return this.id('SELECT id FROM taxes WHERE company_id = $1 AND code = $2 AND kind = $3', code, kind);
  }

  series(code: string): Promise<number | undefined> {
    return this.id('SELECT id FROM series WHERE company_id = $1 AND code = $2', code);
  }

  paymentMethod(code: string): Promise<number | undefined> {
    return this.id('SELECT id FROM payment_methods WHERE company_id = $1 AND code = $2', code);
  }

  /** The id of what a column names; undefined where it names nothing. Refuses a code that the company does not have. */
  async named(column: string, values: RecordValues, lookUp: NamedByCode): Promise<number | undefined> {
    const code = optional(values[column]);
    if (code === undefined) return undefined;
    const id = await this[lookUp](code);
    if (id === undefined) throw invalid(column, 'unknown');
    return id;
  }

  /** Refuses a currency other than the company's, in which all its books are kept. */
  async refuseOtherCurrency({ coddivisa }: RecordValues): Promise<void> {
    const currency = optional(coddivisa);
    if (currency === undefined) return;
    const own = await this.id('SELECT id FROM companies WHERE id = $1 AND currency = $2', currency);
    if (own === undefined) throw invalid('coddivisa', 'unknown');
  }

  private id(statement: string, ...values: string[]): Promise<number | undefined> {
    return this.scope.run(async (manager) => {
      const [row] = await manager.query<{ id: number }[]>(statement, [this.scope.companyId, ...values]);
      return row?.id;
    });
  }
}

const WITH_BARCODE = `
  SELECT record_id AS id FROM facturascripts_records WHERE company_id = $1 AND barcode = $2
  ORDER BY record_id LIMIT 1`;
