import { Injectable } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { invalid } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { NamedSupplier } from '../../../purchases/purchase-draft.js';
import { UpdatePurchaseDto } from '../../../purchases/purchase.dto.js';
import { RecordValues } from '../engine/resource.js';
import { LookUps } from './look-ups.service.js';
import { optional, text } from './values.js';

class HeaderDto extends OmitType(UpdatePurchaseDto, ['lines']) {}

/** What the header of a supplier invoice says in the words of our purchases. */
@Injectable()
export class PurchaseHeaders {
  constructor(
    private readonly scope: CompanyScope,
    private readonly lookUps: LookUps,
  ) {}

  /** The columns that a purchase has; refuses what they and `check` name that the company does not have. */
  async dtoOf(values: RecordValues): Promise<HeaderDto> {
    await this.check(values);
    await this.refuseOtherCurrency(optional(values.coddivisa));
    return judged(HeaderDto, {
      client_id: await this.known('codproveedor', values, (code) => this.lookUps.supplier(code)),
      number: optional(values.numproveedor),
      issued_on: optional(values.fecha),
      notes: text(values.observaciones),
      corrects_id: values.idfacturarect,
    });
  }

  /** Refuses a series or a payment method that the company does not have; a purchase has neither, they are kept. */
  async check(values: RecordValues): Promise<void> {
    await this.known('codserie', values, (code) => this.lookUps.series(code));
    await this.known('codpago', values, (code) => this.lookUps.paymentMethod(code));
  }

  private async known(
    column: string,
    values: RecordValues,
    idOf: (code: string) => Promise<number | undefined>,
  ): Promise<number | undefined> {
    const code = optional(values[column]);
    if (code === undefined) return undefined;
    const id = await idOf(code);
    if (id === undefined) throw invalid(column, 'unknown');
    return id;
  }

  private async refuseOtherCurrency(currency: string | undefined): Promise<void> {
    if (currency === undefined) return;
    await this.scope.run(async (manager) => {
      const [own] = await manager.query<unknown[]>('SELECT FROM companies WHERE id = $1 AND currency = $2', [
        this.scope.companyId,
        currency,
      ]);
      if (!own) throw invalid('coddivisa', 'unknown');
    });
  }
}

/** How the request itself names the supplier. */
export function supplierOf(values: RecordValues): NamedSupplier {
  const name = optional(values.nombre);
  const tax_id = text(values.cifnif);
  return { ...(name && { name }), ...(tax_id !== undefined && { tax_id }) };
}
