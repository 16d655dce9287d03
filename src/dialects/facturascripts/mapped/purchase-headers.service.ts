import { Injectable } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { judged } from '../../../common/validation.js';
import { NamedSupplier } from '../../../purchases/purchase-draft.js';
import { UpdatePurchaseDto } from '../../../purchases/purchase.dto.js';
import { RecordValues } from '../engine/resource.js';
import { LookUps } from './look-ups.service.js';
import { optional, text } from './values.js';

class HeaderDto extends OmitType(UpdatePurchaseDto, ['lines']) {}

/** What the header of a supplier invoice says in the words of our purchases. */
@Injectable()
export class PurchaseHeaders {
  constructor(private readonly lookUps: LookUps) {}

  /** The columns that a purchase has; refuses what they and `check` name that the company does not have. */
  async dtoOf(values: RecordValues): Promise<HeaderDto> {
    await this.check(values);
    await this.lookUps.refuseOtherCurrency(values);
    return judged(HeaderDto, {
      client_id: await this.lookUps.named('codproveedor', values, 'supplier'),
      number: optional(values.numproveedor),
      issued_on: optional(values.fecha),
      notes: text(values.observaciones),
      corrects_id: values.idfacturarect,
    });
  }

  /** Refuses a series or a payment method that the company does not have; a purchase has neither, they are kept. */
  async check(values: RecordValues): Promise<void> {
    await this.lookUps.named('codserie', values, 'series');
    await this.lookUps.named('codpago', values, 'paymentMethod');
  }
}

/** How the request itself names the supplier. */
export function supplierOf(values: RecordValues): NamedSupplier {
  const name = optional(values.nombre);
  const tax_id = text(values.cifnif);
  return { ...(name && { name }), ...(tax_id !== undefined && { tax_id }) };
}
