import { EntityManager } from 'typeorm';
import { invalid } from '../common/problem.js';
import { DocumentKind } from '../series/series.entity.js';
import { TaxKind } from '../taxes/tax.entity.js';

export interface ContextRequest {
  kind: DocumentKind;
  clientId: number;
  /** Null for the default series of the kind. */
  seriesId: number | null;
  /** Null for today where the company is. */
  issuedOn: string | null;
  paymentMethod: string | null;
  productIds: readonly number[];
  taxCodes: readonly string[];
}

interface ClientOfInvoice {
  id: number;
  name: string;
  tax_id: string | null;
  address: string | null;
  surcharge: boolean;
}

interface ProductOfLine {
  id: number;
  name: string;
  price: string;
  tax_code: string | null;
}

interface TaxOfLine {
  code: string;
  kind: TaxKind;
  rate: string;
  surcharge_rate: string;
}

interface ContextRow {
  currency: string;
  issued_on: string;
  due_on: string;
  client: ClientOfInvoice | null;
  series_id: number | null;
  method_known: boolean;
  products: ProductOfLine[];
  taxes: TaxOfLine[];
}

/** What the company's books say to a new document; read in one statement. */
export interface BooksContext {
  currency: string;
  issuedOn: string;
  dueOn: string;
  client: ClientOfInvoice;
  seriesId: number;
  products: ReadonlyMap<number, ProductOfLine>;
  /** The tax that a line names by `code`, of the right kind; refuses an unknown one as `field`. */
  tax(kind: TaxKind, code: string | null, field: string): TaxOfLine | undefined;
}

/** Refuses a client, series or payment method that the company does not have, naming the field. */
export async function readContext(
  manager: EntityManager,
  companyId: number,
  wanted: ContextRequest,
): Promise<BooksContext> {
  const [row] = await manager.query<[ContextRow]>(CONTEXT, [
    companyId,
    wanted.clientId,
    wanted.kind,
    wanted.seriesId,
    wanted.issuedOn,
    wanted.paymentMethod,
    wanted.productIds,
    wanted.taxCodes,
  ]);
  if (!row.client) throw invalid('client_id', 'unknown');
  if (row.series_id === null) {
    throw wanted.seriesId === null
      ? invalid('series_id', 'required', `the company has no default series of the kind ${wanted.kind}`)
      : invalid('series_id', 'unknown');
  }
  if (wanted.paymentMethod !== null && !row.method_known) throw invalid('payment_method', 'unknown');

  const taxes = new Map(row.taxes.map((tax) => [tax.code, tax]));
  return {
    currency: row.currency,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    client: row.client,
    seriesId: row.series_id,
    products: new Map(row.products.map((product) => [product.id, product])),
    tax(kind, code, field) {
      if (code === null) return undefined;
      const tax = taxes.get(code);
      if (tax?.kind !== kind) throw invalid(field, 'unknown');
      return tax;
    },
  };
}

const CONTEXT = `
  WITH day AS (
    SELECT c.currency, coalesce($5::date, (clock_timestamp() AT TIME ZONE c.timezone)::date) AS issued_on
    FROM companies c WHERE c.id = $1
  ), method AS (
    SELECT due_days FROM payment_methods WHERE company_id = $1 AND code = $6 AND active
  ), wanted_products AS (
    SELECT p.id, p.name, p.price::text, x.code AS tax_code
    FROM products p LEFT JOIN taxes x ON x.company_id = p.company_id AND x.id = p.tax_id
    WHERE p.company_id = $1 AND p.id = ANY ($7::bigint[]) AND p.active
  )
  SELECT day.currency, day.issued_on,
    day.issued_on + coalesce((SELECT due_days FROM method), 0) AS due_on,
    EXISTS (SELECT FROM method) AS method_known,
    (SELECT to_jsonb(x) FROM (
       SELECT c.id, c.name, c.tax_id, c.surcharge,
         nullif(concat_ws(', ', nullif(c.address, ''), nullif(concat_ws(' ', c.postal_code, c.city), ''),
                          nullif(c.province, ''), c.country), '') AS address
       FROM clients c WHERE c.company_id = $1 AND c.id = $2) x) AS client,
    (SELECT s.id FROM series s WHERE s.company_id = $1 AND s.kind = $3 AND s.active
       AND CASE WHEN $4::bigint IS NULL THEN s.is_default ELSE s.id = $4 END) AS series_id,
    coalesce((SELECT jsonb_agg(p) FROM wanted_products p), '[]') AS products,
    coalesce((SELECT jsonb_agg(x) FROM (
       SELECT code, kind, rate::text, surcharge_rate::text FROM taxes
       WHERE company_id = $1 AND active
         AND (code = ANY ($8::text[]) OR code IN (SELECT tax_code FROM wanted_products))) x), '[]') AS taxes
  FROM day`;
