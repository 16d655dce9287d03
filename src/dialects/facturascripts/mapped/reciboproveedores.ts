import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid } from '../../../common/problem.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { changedColumns } from '../engine/same-values.js';
import { PURCHASES } from '../tables/purchases.js';
import { MappedResource } from './mapped-resource.js';
import { PurchasePayments } from './purchase-payments.service.js';
import { RECIBOPROVEEDORES_MAPPING } from './reciboproveedores.mapping.js';
import { flag, optional } from './values.js';

const PAYMENT = new Set(['pagado', 'fechapago']);

/** Writes receipts: a purchase brings its own and takes it with it, and they only say whether it is paid. */
@Injectable()
export class ReciboproveedoresWriter implements FeatureWriter {
  constructor(private readonly payments: PurchasePayments) {}

  async create(): Promise<never> {
    throw invalid('idrecibo', 'of_its_document');
  }

  async update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    const id = Number(key);
    const fixed = changedColumns(PURCHASES.reciboproveedores!, values, present).find(
      (name) => name in RECIBOPROVEEDORES_MAPPING.columns && !PAYMENT.has(name),
    );
    if (fixed !== undefined) throw invalid(fixed, 'not_changeable');
    const paid = flag(values.pagado);
    if (paid !== undefined) {
      const terms = { paid_on: optional(values.fechapago), payment_method: optional(values.codpago) };
      await this.payments.settle(id, paid, terms);
    }
    return { id, key };
  }

  async remove(): Promise<never> {
    throw invalid('idrecibo', 'of_its_document');
  }
}

export const RECIBOPROVEEDORES: MappedResource = {
  mapping: RECIBOPROVEEDORES_MAPPING,
  singular: 'reciboproveedor',
  access: Resource(['purchases', 'reciboproveedores']),
  writer: ReciboproveedoresWriter,
};
