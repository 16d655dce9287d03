import { Injectable } from '@nestjs/common';
import { invalid } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { RecordValues } from '../engine/resource.js';

/** The product and the tax of a line that the generic API writes, which may name either of them in two ways. */
@Injectable()
export class LineNames {
  constructor(private readonly scope: CompanyScope) {}

  /** `values` are all of the line; `changed` are those of them that the request names. */
  async read(values: RecordValues, changed: RecordValues): Promise<RecordValues> {
    return { ...untaxed(values), ...(await this.productOf(changed)), ...(await this.taxOf(changed)) };
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

const PRODUCT = 'SELECT code FROM products WHERE company_id = $1 AND id = $2';

const TAXES = `
  SELECT code, rate::double precision AS rate FROM taxes
  WHERE company_id = $1 AND kind = 'tax' AND active ORDER BY id`;
