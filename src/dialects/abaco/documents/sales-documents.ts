import { Injectable } from '@nestjs/common';
import { invalid, Problem, unknownIfMissing } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { CreateCreditNoteDto } from '../../../invoices/credit-note.dto.js';
import { CreditNotesService } from '../../../invoices/credit-notes.service.js';
import { CreateDebitNoteDto } from '../../../invoices/debit-note.dto.js';
import { DebitNotesService } from '../../../invoices/debit-notes.service.js';
import { CreateInvoiceDto, UpdateInvoiceDto } from '../../../invoices/invoice.dto.js';
import { InvoiceDetail } from '../../../invoices/invoice.view.js';
import { InvoicesService } from '../../../invoices/invoices.service.js';
import { PrintingService } from '../../../printing/printing.service.js';
import { ConfirmDocumentDto, CreateDocumentDto, UpdateDocumentDto } from './document.dto.js';
import { DocumentSide } from './document-side.js';
import { SALES_TYPES, SalesType } from './document-types.js';
import { saleView } from './document.view.js';
import { lineOf, positionOf } from './document-lines.js';

/** Documents 01, 06 and 07: our invoices, credit notes and debit notes. */
@Injectable()
export class SalesDocuments implements DocumentSide<SalesType> {
  readonly resource = 'invoices';

  constructor(
    private readonly invoices: InvoicesService,
    private readonly creditNotes: CreditNotesService,
    private readonly debitNotes: DebitNotesService,
    private readonly printing: PrintingService,
  ) {}

  get = async (id: number) => saleView(await this.invoices.get(id));
  confirm = async (id: number, { date: issued_on }: ConfirmDocumentDto) =>
    saleView(await this.invoices.issue(id, { issued_on }));
  cancel = async (id: number) => saleView(await this.invoices.cancel(id));
  print = (id: number) => this.printing.invoice(id);
  remove = async (id: number) => saleView(await this.invoices.remove(id));

  async create(type: SalesType, document: CreateDocumentDto) {
    return saleView(await this.write(type, document));
  }

  async update(id: number, changes: UpdateDocumentDto) {
    return saleView(await this.invoices.update(id, await judged(UpdateInvoiceDto, invoiceOf(changes))));
  }

  /** Only what a company received goes back to being a draft; what it issued with a number stays. */
  unconfirm(): Promise<never> {
    return Promise.reject(new Problem('purchase_not_unconfirmable'));
  }

  private async write(type: SalesType, document: CreateDocumentDto): Promise<InvoiceDetail> {
    switch (SALES_TYPES[type]) {
      case 'invoice': {
        const draft = document.status === 'draft';
        return this.invoices.create(await judged(CreateInvoiceDto, { ...invoiceOf(document), draft }));
      }
      case 'credit_note': {
        refuseDraft(document);
        const note = await judged(CreateCreditNoteDto, creditNoteOf(document));
        return ofRelated(document, (id) => this.creditNotes.create(id, note));
      }
      case 'debit_note': {
        refuseDraft(document);
        const note = await judged(CreateDebitNoteDto, invoiceOf(document));
        return ofRelated(document, (id) => this.debitNotes.create(id, note));
      }
    }
  }
}

/** A note has its number as soon as it is saved: nobody who asked for a draft shall find it issued. */
function refuseDraft({ status }: CreateDocumentDto): void {
  if (status === 'draft') throw invalid('status', 'issued_at_once', 'notes on sales are issued at once');
}

/** A note needs the document that it belongs to; one that the company does not have is an unknown value. */
function ofRelated<T>(
  { relatedDocumentId }: CreateDocumentDto,
  write: (id: number) => Promise<T>,
): Promise<T> {
  if (relatedDocumentId === undefined || relatedDocumentId === null) {
    throw new Problem('parameter_missing', { details: [{ field: 'relatedDocumentId', code: 'required' }] });
  }
  return unknownIfMissing('relatedDocumentId', () => write(relatedDocumentId));
}

function invoiceOf(document: UpdateDocumentDto) {
  return {
    client_id: document.businessPartnerId,
    series_id: document.seriesId,
    issued_on: document.date,
    due_on: document.dueDate,
    payment_method: document.paymentMethod,
    notes: document.notes,
    lines: document.lines?.map(lineOf),
  };
}

function creditNoteOf(document: CreateDocumentDto) {
  return {
    series_id: document.seriesId,
    issued_on: document.date,
    notes: document.notes,
    lines: document.lines?.map(positionOf),
  };
}
