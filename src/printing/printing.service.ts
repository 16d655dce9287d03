import { Injectable } from '@nestjs/common';
import { InvoiceDocument } from './invoice-document.js';
import { InvoiceDocuments } from './invoice-documents.js';
import { invoiceSheet, nameOf } from './invoice-sheet.js';
import { renderPdf } from './pdf.js';
import { PrintedPurchases } from './printed-purchases.js';
import { nameOfPurchase, purchaseSheet } from './purchase-sheet.js';

export interface PrintedFile {
  /** What to save it as, in ASCII without spaces: `Nota-de-credito-000-001-06-00000001.pdf`. */
  name: string;
  content: Buffer;
}

/** Documents as PDF files. The same document in the same state is the same file, byte for byte. */
@Injectable()
export class PrintingService {
  constructor(
    private readonly documents: InvoiceDocuments,
    private readonly purchases: PrintedPurchases,
  ) {}

  /** An invoice, a credit note or a debit note, in whatever state it is. */
  async invoice(id: number): Promise<PrintedFile> {
    return this.print(await this.documents.get(id));
  }

  /** What the company keeps of a supplier's document. */
  async purchase(id: number): Promise<PrintedFile> {
    const document = await this.purchases.get(id);
    return { name: fileName(nameOfPurchase(document)), content: await renderPdf(purchaseSheet(document)) };
  }

  async print(document: InvoiceDocument): Promise<PrintedFile> {
    return { name: fileName(nameOf(document)), content: await renderPdf(invoiceSheet(document)) };
  }
}

function fileName(name: string): string {
  const words =
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .match(/[\w.-]+/g) ?? [];
  return `${words.join('-')}.pdf`;
}
