import { invalid } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { SeriesOfDocument } from '../series/numbering.js';
import { DocumentKind } from '../series/series.entity.js';
import { contextText } from './context-statement.js';
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
  today: string;
  issued_on: string;
  due_on: string;
  client: ClientOfDocument | null;
  series: SeriesOfDocument | null;
  method_known: boolean;
  products: NamedProduct[];
  stocked: number[];
  taxes: (TaxOfLine & { code: string })[];
}

/** What the company's books say to a new document; read in one statement. */
export interface Books extends LineBooks<NamedProduct> {
  currency: string;
  /** What day it is where the company is. */
  today: string;
  issuedOn: string;
  dueOn: string;
  client: ClientOfDocument;
  /** The products among them that are counted, and those of them that are no longer sold. */
  stocked: ReadonlySet<number>;
}

/** The same for a document that the company numbers itself. */
export interface BooksContext extends Books {
  series: SeriesOfDocument;
}

/** Refuses a client, series or payment method that the company does not have, naming the field. */
export async function readContext(scope: CompanyScope, wanted: ContextRequest): Promise<BooksContext> {
  const row = await readRow(scope, wanted);
  const books = booksOf(row);
  if (row.series === null) {
    throw wanted.seriesId === null
      ? invalid('series_id', 'required', `the company has no default series of the kind ${wanted.kind}`)
      : invalid('series_id', 'unknown');
  }
  if (wanted.paymentMethod !== null && !row.method_known) throw invalid('payment_method', 'unknown');
  return { ...books, series: row.series };
}

/** For a document that somebody else numbered: refuses a client that the company does not have. */
export async function readBooks(scope: CompanyScope, wanted: BooksRequest): Promise<Books> {
  const unnumbered = { kind: null, seriesId: null, paymentMethod: null };
  return booksOf(await readRow(scope, { ...wanted, ...unnumbered }));
}

type RowRequest = Omit<ContextRequest, 'kind'> & { kind: DocumentKind | null };

async function readRow(scope: CompanyScope, wanted: RowRequest): Promise<ContextRow> {
  const { seriesId, paymentMethod, productIds } = wanted;
  const named = [seriesId !== null, paymentMethod !== null, productIds.length > 0];
  const values = [scope.companyId, wanted.clientId, wanted.kind, wanted.issuedOn, wanted.taxCodes];
  const ofNamed = [seriesId, paymentMethod, productIds].filter((_, part) => named[part]);
  const [row] = await scope.read<ContextRow>({ text: contextText(named), values: [...values, ...ofNamed] });
  return row!;
}

function booksOf(row: ContextRow): Books {
  if (!row.client) throw invalid('client_id', 'unknown');
  return {
    currency: row.currency,
    today: row.today,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    client: row.client,
    products: new Map(row.products.map((product) => [product.id, product])),
    stocked: new Set(row.stocked),
    taxes: new Map(row.taxes.map((tax) => [tax.code, tax])),
    surcharge: row.client.surcharge,
  };
}
