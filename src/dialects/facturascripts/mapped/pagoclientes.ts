import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { CreatePaymentDto } from '../../../payments/payment.dto.js';
import { PaymentsService } from '../../../payments/payments.service.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { changedColumns } from '../engine/same-values.js';
import { SALES } from '../tables/sales.js';
import { MappedResource } from './mapped-resource.js';
import { double, timeOf } from './sql.js';
import { amount, optional } from './values.js';

const mapping: Mapping = {
  name: 'pagoclientes',
  from: 'payments t',
  id: 't.id',
  key: 't.id::text',
  columns: {
    idpago: 't.id',
    idrecibo: 't.invoice_id',
    codpago: 't.payment_method',
    fecha: 't.paid_on',
    importe: double('t.amount'),
  },
  defaults: { hora: timeOf('t.created_at') },
  words: { invoice_id: 'idrecibo', payment_method: 'codpago', paid_on: 'fecha', amount: 'importe' },
};

/** Payments are recorded and taken back; what they were does not change. */
@Injectable()
export class PagoclientesWriter implements FeatureWriter {
  constructor(private readonly payments: PaymentsService) {}

  async create(values: RecordValues): Promise<WrittenRecord> {
    if (values.idrecibo === undefined || values.idrecibo === null) throw invalid('idrecibo', 'required');
    const dto = await judged(CreatePaymentDto, {
      invoice_id: values.idrecibo,
      amount: amount(values.importe),
      payment_method: optional(values.codpago),
      paid_on: optional(values.fecha),
    });
    const { id } = await this.payments.record(dto);
    return { id, key: String(id) };
  }

  update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    const changed = changedColumns(SALES.pagoclientes!, values, present);
    const fixed = changed.find((name) => name in mapping.columns);
    if (fixed !== undefined) return Promise.reject(invalid(fixed, 'not_changeable'));
    return Promise.resolve({ id: Number(key), key });
  }

  async remove(key: string): Promise<void> {
    await this.payments.remove(Number(key));
  }
}

export const PAGOCLIENTES: MappedResource = {
  mapping,
  singular: 'pagocliente',
  access: Resource('payments'),
  writer: PagoclientesWriter,
};
