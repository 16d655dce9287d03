import { Injectable } from '@nestjs/common';
import { negated } from '../../../common/money.js';
import { invalid } from '../../../common/problem.js';
import { PurchaseLineDto } from '../../../purchases/purchase.dto.js';
import { PurchaseDetail } from '../../../purchases/purchase.view.js';
import { DocumentLines } from '../documents/document-lines.service.js';
import { readable } from '../engine/mapping.js';
import { FsRecords } from '../engine/records.service.js';
import { RecordValues } from '../engine/resource.js';
import { PURCHASES } from '../tables/purchases.js';
import { FACTURAPROVEEDORES_MAPPING } from './facturaproveedores.mapping.js';
import { LineNames } from './line-names.service.js';

const HEADER = readable(FACTURAPROVEEDORES_MAPPING, PURCHASES.facturaproveedores!);

/** A line as the purchase holds it, and what of it is kept as it was sent. */
export interface ReadLine {
  line: PurchaseLineDto;
  kept: RecordValues;
}

/** Reads a single line of the original as one of a purchase. */
@Injectable()
export class PurchaseLines {
  constructor(
    private readonly names: LineNames,
    private readonly records: FsRecords,
    private readonly lines: DocumentLines,
  ) {}

  /** `values` are all of the line; `changed` are those of them that the request names. */
  async read(purchase: PurchaseDetail, values: RecordValues, changed: RecordValues): Promise<ReadLine> {
    if ((changed.recargo ?? 0) !== 0) throw invalid('recargo', 'not_changeable');
    const named = await this.names.read(values, changed);
    const header = (await this.records.get(HEADER, String(purchase.id))) as RecordValues;
    const [read] = await this.lines.read({ lines: [named], subject: {}, header, buying: true });
    const { quantity, unit_price = '0', ...dto } = read!.dto;
    const line = {
      ...dto,
      // A remark about a product moves no stock of it.
      ...(named.cantidad === 0 && { product_id: null, description: dto.description ?? '' }),
      quantity: purchase.kind === 'credit_note' ? negated(quantity) : quantity,
      unit_price,
    };
    return { line, kept: keptOf(named, unit_price) };
  }
}

/** What a line of ours holds in another way, or as one of two. */
function keptOf(values: RecordValues, unit_price: string): RecordValues {
  const { cantidad, pvpunitario, dtopor, dtopor2, referencia } = values;
  return {
    cantidad: cantidad ?? 1,
    pvpunitario: pvpunitario ?? Number(unit_price),
    dtopor: dtopor ?? 0,
    dtopor2: dtopor2 ?? 0,
    referencia: referencia ?? null,
  };
}
