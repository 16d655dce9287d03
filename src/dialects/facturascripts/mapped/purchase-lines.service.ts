import { Injectable } from '@nestjs/common';
import { negated } from '../../../common/money.js';
import { invalid } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { PurchaseLineDto } from '../../../purchases/purchase.dto.js';
import { PurchaseDetail } from '../../../purchases/purchase-records.js';
import { DocumentLines } from '../documents/document-lines.service.js';
import { readable } from '../engine/mapping.js';
import { FsRecords } from '../engine/records.service.js';
import { RecordValues } from '../engine/resource.js';
import { PURCHASES } from '../tables/purchases.js';
import { FACTURAPROVEEDORES_MAPPING } from './facturaproveedores.mapping.js';

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
    private readonly scope: CompanyScope,
    private readonly records: FsRecords,
    private readonly lines: DocumentLines,
  ) {}

  /** `values` are all of the line; `changed` are those of them that the request names. */
  async read(purchase: PurchaseDetail, values: RecordValues, changed: RecordValues): Promise<ReadLine> {
    if ((changed.recargo ?? 0) !== 0) throw invalid('recargo', 'not_changeable');
    const named: RecordValues = {
      ...untaxed(values),
      ...(await this.productOf(changed)),
      ...(await this.taxOf(changed)),
    };
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

  /** The product that the request names: by its id, or else by its reference. */
  private async productOf({ idproducto, referencia }: RecordValues): Promise<RecordValues> {
    if (idproducto === undefined) return referencia === undefined ? {} : { idproducto: null };
    if (idproducto === null) return { idproducto, referencia: referencia ?? null };
    return this.scope.run(async (manager) => {
      const [product] = await manager.query<{ code: string }[]>(PRODUCT, [this.scope.companyId, idproducto]);
      if (!product) throw invalid('idproducto', 'unknown');
      return { idproducto, referencia: product.code };
    });
  }

  /** The tax that the request names: by its code, or else by its rate. Where it names both, they say the same. */
  private async taxOf({ iva, codimpuesto }: RecordValues): Promise<RecordValues> {
    if (iva === undefined || iva === null) return {};
    if (codimpuesto === undefined && iva === 0) return { codimpuesto: null };
    const code = codimpuesto === '' ? null : codimpuesto;
    return this.scope.run(async (manager): Promise<RecordValues> => {
      const taxes = await manager.query<{ code: string; rate: number }[]>(TAXES, [this.scope.companyId]);
      if (code === undefined) {
        const tax = taxes.find(({ rate }) => rate === iva);
        if (!tax) throw invalid('iva', 'unknown');
        return { codimpuesto: tax.code };
      }
      const rate = code === null ? 0 : taxes.find((tax) => tax.code === code)?.rate;
      if (rate !== undefined && rate !== iva) throw invalid('iva', 'other_rate');
      return {};
    });
  }
}

/** A line without a product and without a tax of its own has none: only `crear*` fills in what the original does. */
function untaxed(values: RecordValues): RecordValues {
  const isTaxed = values.codimpuesto !== undefined || values.referencia || values.idproducto;
  return isTaxed ? values : { ...values, codimpuesto: null };
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

const PRODUCT = 'SELECT code FROM products WHERE company_id = $1 AND id = $2';

const TAXES = `
  SELECT code, rate::double precision AS rate FROM taxes
  WHERE company_id = $1 AND kind = 'tax' AND active ORDER BY id`;
