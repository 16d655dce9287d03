import { EntityManager } from 'typeorm';
import { invalid } from '../common/problem.js';
import { DocumentKind } from '../series/series.entity.js';
import { LineBooks, ProductOfLine, TaxOfLine } from './line-totals.js';

/** What any document names of the company's books. */
export interface BooksRequest {
  clientId: number;
  /** Null for today where the company is. */
  issuedOn: string | null;
  productIds: readonly number[];
  taxCodes: readonly string[];
}

export interface ContextRequest extends BooksRequest {
  kind: DocumentKind;
  /** Null for the default series of the kind. */
  seriesId: number | null;
  paymentMethod: string | null;
}

/** The client as the document shows it. */
export interface ClientOfDocument {
  id: number;
  name: string;
  tax_id: string | null;
  address: string | null;
  surcharge: boolean;
}

interface NamedProduct extends ProductOfLine {
  id: number;
  name: string;
}

interface ContextRow {
  currency: string;
  issued_on: string;
  due_on: string;
  client: ClientOfDocument | null;
  series_id: number | null;
  method_known: boolean;
  products: NamedProduct[];
  stocked: number[];
  taxes: (TaxOfLine & { code: string })[];
}

/** What the company's books say to a new document; read in one statement. */
export interface Books extends LineBooks<NamedProduct> {
  currency: string;
  issuedOn: string;
  dueOn: string;
  client: ClientOfDocument;
  /** The products among them that are counted, and those of them that are no longer sold. */
  stocked: ReadonlySet<number>;
}

/** The same for a document that the company numbers itself. */
export interface BooksContext extends Books {
  seriesId: number;
}

/** Refuses a client, series or payment method that the company does not have, naming the field. */
export async function readContext(
  manager: EntityManager,
  companyId: number,
  wanted: ContextRequest,
): Promise<BooksContext> {
  const row = await readRow(manager, companyId, wanted);
  const books = booksOf(row);
  if (row.series_id === null) {
    throw wanted.seriesId === null
      ? invalid('series_id', 'required', `the company has no default series of the kind ${wanted.kind}`)
      : invalid('series_id', 'unknown');
  }
  if (wanted.paymentMethod !== null && !row.method_known) throw invalid('payment_method', 'unknown');
  return { ...books, seriesId: row.series_id };
}

/** For a document that somebody else numbered: refuses a client that the company does not have. */
export async function readBooks(
  manager: EntityManager,
  companyId: number,
  wanted: BooksRequest,
): Promise<Books> {
  const unnumbered = { kind: null, seriesId: null, paymentMethod: null };
  return booksOf(await readRow(manager, companyId, { ...wanted, ...unnumbered }));
}

type RowRequest = Omit<ContextRequest, 'kind'> & { kind: DocumentKind | null };

async function readRow(manager: EntityManager, companyId: number, wanted: RowRequest): Promise<ContextRow> {
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
  return row;
}

function booksOf(row: ContextRow): Books {
  if (!row.client) throw invalid('client_id', 'unknown');
  return {
    currency: row.currency,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    client: row.client,
    products: new Map(row.products.map((product) => [product.id, product])),
    stocked: new Set(row.stocked),
    taxes: new Map(row.taxes.map((tax) => [tax.code, tax])),
    surcharge: row.client.surcharge,
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
    coalesce((SELECT jsonb_agg(p.id) FROM products p
       WHERE p.company_id = $1 AND p.id = ANY ($7::bigint[]) AND p.stocked), '[]') AS stocked,
    coalesce((SELECT jsonb_agg(x) FROM (
       SELECT code, kind, rate::text, surcharge_rate::text FROM taxes
       WHERE company_id = $1 AND active
         AND (code = ANY ($8::text[]) OR code IN (SELECT tax_code FROM wanted_products))) x), '[]') AS taxes
  FROM day`;
