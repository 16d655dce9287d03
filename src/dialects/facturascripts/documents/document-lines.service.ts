import { Injectable } from '@nestjs/common';
import { invalid } from '../../../common/problem.js';
import { InvoiceLineDto } from '../../../invoices/invoice.dto.js';
import { RecordValues } from '../engine/resource.js';
import { combinedDiscount, movesStock, quantityAndPrice } from './line-amounts.js';
import { LineBooks, LineBooksReader, ProductOfLine } from './line-books.service.js';

/** A line of a document in the words of our features, and what of the original's columns is kept beside it. */
export interface DocumentLine {
  dto: InvoiceLineDto;
  kept: RecordValues;
  /** Of a line that was there before. */
  idlinea: number | undefined;
}

/** The lines of one document, and what counts for all of them. */
export interface LinesToRead {
  lines: readonly RecordValues[];
  /** The record of whom the document names: its regime, and what it keeps back. */
  subject: RecordValues;
  /** The two discounts that take off every line. */
  header: RecordValues;
  /** A line of a purchase costs what the product costs, not what it is sold for. */
  buying: boolean;
}

/** Reads lines of the original as lines of our features. */
@Injectable()
export class DocumentLines {
  constructor(private readonly books: LineBooksReader) {}

  /** Refuses what no line can hold, and a withholding that the company does not have, by the original's columns. */
  async read(document: LinesToRead): Promise<DocumentLine[]> {
    const references = document.lines.map(({ referencia }) => referencia).filter((each) => isText(each));
    const books = await this.books.read(references);
    return document.lines.map((values) => documentLine(values, document, books));
  }
}

function documentLine(values: RecordValues, document: LinesToRead, books: LineBooks): DocumentLine {
  const product = isText(values.referencia) ? books.products.get(values.referencia) : undefined;
  const { header } = document;
  const dto: InvoiceLineDto = {
    ...whatOf(values, product),
    ...quantityAndPrice(values.cantidad, priceOf(values, product, document)),
    discount_percent: combinedDiscount([values.dtopor, values.dtopor2, header.dtopor1, header.dtopor2]),
    ...taxOf(values, product, document, books),
    withholding: withholdingOf(values, document, books),
  };
  const { idlinea, ...sent } = values;
  const kept = {
    ...(product && { coste: product.cost, referencia: product.code }),
    // Ours holds the header's discounts too.
    dtopor: 0,
    dtopor2: 0,
    ...named(sent),
  };
  return { dto, kept, idlinea: typeof idlinea === 'number' ? idlinea : undefined };
}

/** A remark and a line of a price below zero only name their product: no stock moves with them. */
function whatOf(values: RecordValues, product: ProductOfLine | undefined) {
  const description = typeof values.descripcion === 'string' ? values.descripcion : undefined;
  if (!movesStock(values)) return { product_id: null, description: description ?? product?.name ?? '' };
  const id = product?.id ?? (values.idproducto as number | null | undefined) ?? null;
  if (description !== undefined) return { product_id: id, description };
  return { product_id: id, ...(id === null && { description: '' }) };
}

/** Undefined for what the product is sold for. */
function priceOf({ pvpunitario }: RecordValues, product: ProductOfLine | undefined, { buying }: LinesToRead) {
  if (pvpunitario !== undefined && pvpunitario !== null) return pvpunitario;
  if (!product) return 0;
  return buying ? product.cost : undefined;
}

/** What is passed on to somebody else bears no tax, exempt clients none that has a rate (facts, 5.1). */
function taxOf(
  { codimpuesto, suplido }: RecordValues,
  product: ProductOfLine | undefined,
  { subject }: LinesToRead,
  { defaultTax, exemptTax }: LineBooks,
): Pick<InvoiceLineDto, 'tax'> {
  if (suplido === true) return { tax: null };
  if (subject.regimeniva === 'Exento') return { tax: exemptTax };
  if (codimpuesto !== undefined) return { tax: codimpuesto === '' ? null : (codimpuesto as string | null) };
  return product ? { tax: product.tax } : { tax: defaultTax };
}

/** By its percentage, or the one that the subject keeps back. */
function withholdingOf(
  { irpf }: RecordValues,
  { subject }: LinesToRead,
  { withholdings }: LineBooks,
): string | null {
  if (irpf === undefined || irpf === null) return (subject.codretencion as string | undefined) ?? null;
  if (Number(irpf) === 0) return null;
  const code = withholdings.get(Number(irpf));
  if (code === undefined)
    throw invalid('irpf', 'unknown', 'the company has no withholding of this percentage');
  return code;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Null takes the place of a value of the product only where it was a choice: a tax. */
function named(values: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
