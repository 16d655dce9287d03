import { OmitType } from '@nestjs/swagger';
import { Purchase, PurchaseLine, PurchaseTax } from './purchase.entity.js';

export class PurchaseLineView extends OmitType(PurchaseLine, [
  'company_id',
  'purchase_id',
  'id',
  'stocked',
]) {}

export class PurchaseTaxView extends OmitType(PurchaseTax, ['company_id', 'purchase_id']) {}

/** One purchase with all that belongs to it. */
export class PurchaseDetail extends Purchase {
  lines: PurchaseLineView[];
  taxes: PurchaseTaxView[];
}
