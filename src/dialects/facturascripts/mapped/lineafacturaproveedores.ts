import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { invalid, Problem, unknownIfMissing } from '../../../common/problem.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { readable } from '../engine/mapping.js';
import { FsRecords } from '../engine/records.service.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { changedColumns } from '../engine/same-values.js';
import { PURCHASES } from '../tables/purchases.js';
import { LINEAFACTURAPROVEEDORES_MAPPING } from './lineafacturaproveedores.mapping.js';
import { MappedResource } from './mapped-resource.js';
import { HeldDraft, PurchaseDrafts } from './purchase-drafts.service.js';
import { PurchaseLines } from './purchase-lines.service.js';

/** As our purchases bound them. */
const MOST_LINES = 500;

const LINE = readable(LINEAFACTURAPROVEEDORES_MAPPING, PURCHASES.lineafacturaproveedores!);

/** Writes the lines of drafts one by one; the totals of the purchase follow. */
@Injectable()
export class LineafacturaproveedoresWriter implements FeatureWriter {
  constructor(
    private readonly drafts: PurchaseDrafts,
    private readonly lines: PurchaseLines,
    private readonly records: FsRecords,
  ) {}

  async create(values: RecordValues): Promise<WrittenRecord> {
    const { idfactura } = values;
    if (typeof idfactura !== 'number') throw invalid('idfactura', 'required');
    let kept: RecordValues = {};
    const ids = await unknownIfMissing('idfactura', () =>
      this.drafts.rewrite(idfactura, async ({ purchase, lines }) => {
        if (lines.length >= MOST_LINES) throw invalid('idfactura', 'arrayMaxSize');
        const read = await this.lines.read(purchase, values, values);
        kept = read.kept;
        return [...lines, { id: undefined, line: read.line }];
      }),
    );
    const id = ids.at(-1)!;
    return { id, key: String(id), kept };
  }

  async update(key: string, values: RecordValues, { idfactura }: WireRecord): Promise<WrittenRecord> {
    const id = Number(key);
    if (values.idfactura !== undefined && values.idfactura !== idfactura) {
      throw invalid('idfactura', 'not_changeable');
    }
    let kept: RecordValues = {};
    await this.drafts.rewrite(Number(idfactura), async (draft) => {
      // As it is now that nobody else changes it.
      const present = await this.records.get(LINE, key);
      const read = await this.read(draft, values, present);
      kept = read.kept;
      return draft.lines.map((held) => (held.id === id ? { id, line: read.line } : held));
    });
    return { id, key, kept };
  }

  async remove(key: string, { idfactura }: WireRecord): Promise<void> {
    await this.drafts.rewrite(Number(idfactura), async ({ lines }) => {
      const rest = lines.filter(({ id }) => id !== Number(key));
      if (rest.length === lines.length) throw new Problem('not_found');
      return rest;
    });
  }

  private read({ purchase }: HeldDraft, values: RecordValues, present: WireRecord) {
    const changed = changedColumns(LINE.table, values, present).map((name) => [name, values[name]!] as const);
    const all = { ...(present as RecordValues), ...values };
    return this.lines.read(purchase, all, Object.fromEntries(changed));
  }
}

export const LINEAFACTURAPROVEEDORES: MappedResource = {
  mapping: LINEAFACTURAPROVEEDORES_MAPPING,
  singular: 'lineafacturaproveedor',
  access: Resource(['purchases', 'lineafacturaproveedores']),
  writer: LineafacturaproveedoresWriter,
};
