import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid } from '../../../common/problem.js';
import { SalesPayments } from '../documents/sales-payments.service.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { MappedResource } from './mapped-resource.js';
import { double, TODAY } from './sql.js';
import { flag, optional } from './values.js';

const BALANCE = '(t.total - t.paid_total - t.credited_total)';

/** What an issued invoice is paid by: one receipt of all of it, which has its number (facts, 5.1). */
const mapping: Mapping = {
  name: 'reciboclientes',
  from: `invoices t LEFT JOIN clients c ON c.company_id = t.company_id AND c.id = t.client_id`,
  where: `t.state = 'issued'`,
  id: 't.id',
  key: 't.id::text',
  columns: {
    idrecibo: 't.id',
    idfactura: 't.id',
    idempresa: 't.company_id',
    codigofactura: 't.invoice_number',
    codcliente: 'c.code',
    coddivisa: 't.currency',
    fecha: 't.issued_on',
    importe: double('t.total'),
    pagado: `${BALANCE} <= 0`,
    liquidado: double(`CASE WHEN ${BALANCE} <= 0 THEN 0 ELSE t.paid_total END`),
    fechapago: `CASE WHEN ${BALANCE} <= 0 THEN (SELECT max(p.paid_on) FROM payments p
      WHERE p.company_id = t.company_id AND p.invoice_id = t.id) END`,
    vencido: `${BALANCE} > 0 AND coalesce((x.data->>'vencimiento')::date, t.due_on) <= ${TODAY}`,
  },
  defaults: {
    codpago: 't.payment_method',
    numero: '1',
    vencimiento: 't.due_on',
  },
};

/** A receipt comes and goes with its invoice; `pagado` pays all that the invoice owes, or takes the payments back. */
@Injectable()
export class ReciboclientesWriter implements FeatureWriter {
  constructor(private readonly payments: SalesPayments) {}

  create(): Promise<WrittenRecord> {
    return Promise.reject(invalid('idrecibo', 'of_its_document'));
  }

  async update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    const id = Number(key);
    const paid = flag(values.pagado);
    if (paid !== undefined && paid !== present.pagado) {
      const terms = { paid_on: optional(values.fechapago), payment_method: optional(values.codpago) };
      await this.payments.settle(id, paid, terms);
    }
    return { id, key };
  }

  remove(): Promise<void> {
    return Promise.reject(invalid('idrecibo', 'of_its_document'));
  }
}

export const RECIBOCLIENTES: MappedResource = {
  mapping,
  singular: 'recibocliente',
  access: Resource(['payments', 'reciboclientes']),
  writer: ReciboclientesWriter,
};
