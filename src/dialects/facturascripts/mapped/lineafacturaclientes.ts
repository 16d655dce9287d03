import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid, unknownIfMissing } from '../../../common/problem.js';
import { InvoiceLineDto } from '../../../invoices/invoice.dto.js';
import { DocumentLines } from '../documents/document-lines.service.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { readable } from '../engine/mapping.js';
import { FsRecords } from '../engine/records.service.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { SALES } from '../tables/sales.js';
import { FACTURACLIENTES_MAPPING } from './facturaclientes.mapping.js';
import { LINEAFACTURACLIENTES_MAPPING } from './lineafacturaclientes.mapping.js';
import { MappedResource } from './mapped-resource.js';
import { HeldSalesLine, SalesDrafts } from './sales-drafts.service.js';

const INVOICE = readable(FACTURACLIENTES_MAPPING, SALES.facturaclientes!);

/** Writes the lines of drafts; those of what was issued are refused. Totals follow at once. */
@Injectable()
export class LineafacturaclientesWriter implements FeatureWriter {
  constructor(
    private readonly drafts: SalesDrafts,
    private readonly lines: DocumentLines,
    private readonly records: FsRecords,
  ) {}

  async create(values: RecordValues): Promise<WrittenRecord> {
    const invoice = values.idfactura;
    if (typeof invoice !== 'number') throw invalid('idfactura', 'required');
    const line = await this.lineOf(values, invoice);
    const ids = await unknownIfMissing('idfactura', () =>
      this.drafts.rewrite(invoice, async (present) => [...present, { id: undefined, line }]),
    );
    return written(ids.at(-1)!);
  }

  async update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    const line = await this.lineOf({ ...(present as RecordValues), ...values }, Number(present.idfactura));
    await this.replace(present, (held) => (held.id === Number(key) ? [{ ...held, line }] : [held]));
    return written(Number(key));
  }

  async remove(key: string, present: WireRecord): Promise<void> {
    await this.replace(present, (held) => (held.id === Number(key) ? [] : [held]));
  }

  private async replace(
    { idfactura }: WireRecord,
    each: (held: HeldSalesLine) => HeldSalesLine[],
  ): Promise<void> {
    await this.drafts.rewrite(Number(idfactura), async (lines) => lines.flatMap(each));
  }

  /** A line without a product and without a tax of its own has none: only `crear*` fills in what the original does. */
  private async lineOf(values: RecordValues, invoice: number): Promise<InvoiceLineDto> {
    const header = await this.records.find(INVOICE, String(invoice));
    const untaxed = values.codimpuesto === undefined && !values.referencia && !values.idproducto;
    const [line] = await this.lines.read({
      lines: [untaxed ? { ...values, codimpuesto: null } : values],
      subject: {},
      header: (header ?? {}) as RecordValues,
      buying: false,
    });
    return line!.dto;
  }
}

const written = (id: number): WrittenRecord => ({ id, key: String(id) });

export const LINEAFACTURACLIENTES: MappedResource = {
  mapping: LINEAFACTURACLIENTES_MAPPING,
  singular: 'lineafacturacliente',
  access: Resource(['invoices', 'lineafacturaclientes']),
  writer: LineafacturaclientesWriter,
};
