import { Injectable } from '@nestjs/common';
import { CompaniesService } from '../../../../companies/companies.service.js';
import { CompanyScope } from '../../../../database/company-scope.js';
import { MAX_PDF_ROWS, renderPdf } from '../../../../printing/pdf.js';
import { PaymentMethodNames } from '../../../../printing/payment-method-names.service.js';
import { PrintedFile, PrintingService } from '../../../../printing/printing.service.js';
import { EndpointProblem } from '../../engine/endpoint-problem.js';
import { DocumentKind, FACTURA_CLIENTE, FACTURA_PROVEEDOR } from '../kinds.js';
import { ExportedDocument } from './exported-document.js';
import { KeptDocument, keptSheet } from './kept-sheet.js';
import { text } from './kept-values.js';

/** The kinds that a feature has, and prints. */
const PRINTED: ReadonlyMap<DocumentKind, (printing: PrintingService, id: number) => Promise<PrintedFile>> =
  new Map([
    [FACTURA_CLIENTE, (printing, id) => printing.invoice(id)],
    [FACTURA_PROVEEDOR, (printing, id) => printing.purchase(id)],
  ]);

/**
 * How many characters of free text a sheet has room for, in one text and in all of them: a feature bounds its own, a
 * kept record does not, and laying out a text takes as long as the square of its length.
 */
export const MAX_TEXT = 4000;
export const MAX_TEXTS = 50_000;

/** Documents as PDF files: those of a feature as that prints them, the others from their record. */
@Injectable()
export class DocumentPdfs {
  constructor(
    private readonly scope: CompanyScope,
    private readonly companies: CompaniesService,
    private readonly methods: PaymentMethodNames,
    private readonly printing: PrintingService,
  ) {}

  /** 422 `document-too-long` for more than a sheet has room for; the other types of file have it all. */
  async write(document: ExportedDocument): Promise<Buffer> {
    const { kind, doc } = document;
    const print = PRINTED.get(kind);
    if (print) return (await print(this.printing, Number(doc[kind.key]))).content;
    refuseTooLong(document);
    return renderPdf(keptSheet(await this.kept(document)));
  }

  private kept({ kind, doc, lines }: ExportedDocument): Promise<KeptDocument> {
    return this.scope.run(async () => ({
      kind,
      doc,
      lines,
      company: await this.companies.get(this.scope.companyId),
      paymentMethod: await this.methods.nameOf(text(doc.codpago)),
    }));
  }
}

function refuseTooLong({ doc, lines }: ExportedDocument): void {
  const texts = [doc.observaciones, ...lines.map(({ descripcion }) => descripcion)];
  const lengths = texts.map((value) => text(value)?.length ?? 0);
  const all = lengths.reduce((total, length) => total + length);
  if (lines.length > MAX_PDF_ROWS || all > MAX_TEXTS || lengths.some((length) => length > MAX_TEXT))
    throw new EndpointProblem('validation_failed', 'document-too-long');
}
