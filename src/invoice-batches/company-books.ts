import { EntityManager } from 'typeorm';
import { Decimal, isZero } from '../common/money.js';
import { invalid } from '../common/problem.js';
import { DocumentKind } from '../series/series.entity.js';
import { TaxKind } from '../taxes/tax.entity.js';
import { SentInvoice, SentLine } from './sent-invoice.js';

interface BooksRow {
  taxes: { code: string; kind: TaxKind; rate: string }[];
  series: { id: number; code: string; kind: DocumentKind }[];
  methods: string[];
}

/** How the codes of the taxes begin that the tax authority numbers (list L1 of VeriFactu), by number and by name. */
const TAX_TYPES: Readonly<Record<string, string>> = {
  '01': 'IVA',
  '02': 'IPSI',
  '03': 'IGIC',
  IVA: 'IVA',
  IPSI: 'IPSI',
  IGIC: 'IGIC',
};

/**
 * What invoices of batches name of the company's books, read once for many: whoever issues an invoice looks again
 * whether what they found is still in use.
 */
export class CompanyBooks {
  private constructor(private readonly row: BooksRow) {}

  static async read(manager: EntityManager, companyId: number): Promise<CompanyBooks> {
    const [row] = await manager.query<[BooksRow]>(BOOKS, [companyId]);
    return new CompanyBooks(row);
  }

  /**
   * The tax of a line by its rate, the type first where several have it. A line without a rate has none, nor has one
   * at 0 % where the company has no tax of that rate. Refuses a rate that the company does not apply.
   */
  tax({ tax_rate, tax_type }: SentLine, index: number): string | null {
    if (tax_rate === undefined) return null;
    const rated = this.rated('tax', tax_rate);
    const prefix = TAX_TYPES[tax_type?.toUpperCase() ?? ''];
    const ofType = prefix ? rated.find(({ code }) => code.startsWith(prefix)) : undefined;
    const found = ofType ?? (prefix && this.names(prefix) ? undefined : rated[0]);
    if (!found && !isZero(tax_rate)) throw invalid(`lines[${index}].tax_rate`, 'unknown_rate');
    return found?.code ?? null;
  }

  withholding({ income_tax_withholding_rate: rate }: SentLine, index: number): string | null {
    if (rate === undefined || isZero(rate)) return null;
    const [found] = this.rated('withholding', rate);
    if (!found) throw invalid(`lines[${index}].income_tax_withholding_rate`, 'unknown_rate');
    return found.code;
  }

  /**
   * The series that an invoice names, or else the one whose code its number begins with: `B` for `B-17` and `B2026/17`.
   * Undefined leaves it to the default of the kind.
   */
  series(kind: DocumentKind, { invoiceable_serie_id, number_serie = '' }: SentInvoice): number | undefined {
    const fitting = this.row.series.filter(
      ({ code, kind: itsKind }) =>
        itsKind === kind && number_serie.startsWith(code) && !/^\p{L}/u.test(number_serie.slice(code.length)),
    );
    const [longest] = fitting.toSorted((a, b) => b.code.length - a.code.length);
    return invoiceable_serie_id ?? longest?.id;
  }

  /** A payment method of the company by its code, in any case; other words for it stay with what was sent. */
  paymentMethod({ payment_method }: SentInvoice): string | undefined {
    return this.row.methods.find((code) => code.toLowerCase() === payment_method?.toLowerCase());
  }

  private rated(kind: TaxKind, rate: string) {
    return this.row.taxes.filter((tax) => tax.kind === kind && new Decimal(tax.rate).eq(rate));
  }

  private names(prefix: string): boolean {
    return this.row.taxes.some(({ code }) => code.startsWith(prefix));
  }
}

const BOOKS = `
  SELECT
    coalesce((SELECT json_agg(x) FROM (
      SELECT code, kind, rate::text FROM taxes WHERE company_id = $1 AND active ORDER BY id) x), '[]') AS taxes,
    coalesce((SELECT json_agg(x) FROM (
      SELECT id, code, kind FROM series WHERE company_id = $1 AND active) x), '[]') AS series,
    coalesce((SELECT json_agg(code) FROM payment_methods WHERE company_id = $1 AND active), '[]') AS methods`;
