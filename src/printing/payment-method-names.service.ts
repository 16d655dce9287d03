import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../database/company-scope.js';

/** What the company calls its ways of payment, for whoever reads a document. */
@Injectable()
export class PaymentMethodNames {
  constructor(private readonly scope: CompanyScope) {}

  /** The name of a method; one that is gone is still known by its code. */
  nameOf(code: string | null): Promise<string | null> {
    return this.scope.run(async (manager) => {
      const [method] = await manager.query<{ name: string }[]>(
        'SELECT name FROM payment_methods WHERE company_id = $1 AND code = $2',
        [this.scope.companyId, code],
      );
      return method?.name ?? code;
    });
  }
}
