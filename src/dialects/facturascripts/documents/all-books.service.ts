import { Injectable } from '@nestjs/common';
import { DocumentBooks } from './document-books.js';
import { KeptDocuments } from './kept-documents.service.js';
import { DocumentKind, FACTURA_CLIENTE, FACTURA_PROVEEDOR } from './kinds.js';
import { PurchaseInvoices } from './purchase-invoices.service.js';
import { SalesInvoices } from './sales-invoices.service.js';

/** Who writes the documents of a kind. */
@Injectable()
export class AllBooks {
  constructor(
    private readonly sales: SalesInvoices,
    private readonly purchases: PurchaseInvoices,
    private readonly kept: KeptDocuments,
  ) {}

  of(kind: DocumentKind): DocumentBooks {
    switch (kind) {
      case FACTURA_CLIENTE:
        return this.sales;
      case FACTURA_PROVEEDOR:
        return this.purchases;
      default:
        return this.kept.of(kind);
    }
  }
}
