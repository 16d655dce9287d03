import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid, Problem } from '../../../common/problem.js';
import { InvoicesService } from '../../../invoices/invoices.service.js';
import { recipientOf, SalesHeaders } from '../documents/sales-headers.service.js';
import { SalesPayments } from '../documents/sales-payments.service.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { changedColumns } from '../engine/same-values.js';
import { SALES } from '../tables/sales.js';
import { DRAFT, FACTURACLIENTES_MAPPING, ISSUED } from './facturaclientes.mapping.js';
import { MappedResource } from './mapped-resource.js';
import { SalesDrafts } from './sales-drafts.service.js';
import { flag } from './values.js';

const { columns } = FACTURACLIENTES_MAPPING;

/** What of an invoice may be written while it is a draft, and what once it is issued; the rest follows from it. */
const OF_DRAFTS = new Set([
  'codcliente',
  'codserie',
  'fecha',
  'codpago',
  'observaciones',
  'cifnif',
  'nombrecliente',
  'idestado',
  'pagada',
]);
const OF_ISSUED = new Set(['pagada']);

/** Writes headers: an invoice that is made so is a draft without lines until state 11 issues it. */
@Injectable()
export class FacturaclientesWriter implements FeatureWriter {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly drafts: SalesDrafts,
    private readonly headers: SalesHeaders,
    private readonly payments: SalesPayments,
  ) {}

  async create(values: RecordValues): Promise<WrittenRecord> {
    const { client_id, ...dto } = await this.headers.dtoOf(values);
    if (client_id === undefined) throw invalid('codcliente', 'required');
    const { id } = await this.invoices.create(
      { ...dto, client_id, lines: [], draft: true },
      recipientOf(values),
    );
    await this.follow(id, values, { editable: true, pagada: false });
    return { id, key: String(id) };
  }

  async update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    const id = Number(key);
    const changed = changedColumns(SALES.facturaclientes!, values, present).filter((name) => name in columns);
    const changeable = present.editable ? OF_DRAFTS : OF_ISSUED;
    if (changed.some((name) => !changeable.has(name))) throw new Problem('invoice_not_draft');
    if (present.editable && changed.length > 0) {
      const sent = Object.fromEntries(changed.map((name) => [name, values[name]!]));
      await this.drafts.update(id, await this.headers.dtoOf(sent), recipientOf(sent));
    }
    await this.follow(id, values, present);
    return { id, key };
  }

  async remove(key: string): Promise<void> {
    await this.invoices.remove(Number(key));
  }

  /** The state and the payment that values name. */
  private async follow(id: number, { idestado, pagada }: RecordValues, present: WireRecord): Promise<void> {
    if (idestado !== undefined && ![DRAFT, ISSUED].includes(Number(idestado)))
      throw invalid('idestado', 'unknown');
    if (present.editable && idestado === ISSUED) {
      const { issued_on } = await this.invoices.get(id);
      await this.invoices.issue(id, { issued_on });
    }
    const paid = flag(pagada);
    if (paid !== undefined && paid !== present.pagada) await this.payments.settle(id, paid);
  }
}

export const FACTURACLIENTES: MappedResource = {
  mapping: FACTURACLIENTES_MAPPING,
  singular: 'facturacliente',
  access: Resource('invoices'),
  writer: FacturaclientesWriter,
};
