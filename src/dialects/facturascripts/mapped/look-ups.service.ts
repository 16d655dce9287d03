import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { TaxKind } from '../../../taxes/tax.entity.js';

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
