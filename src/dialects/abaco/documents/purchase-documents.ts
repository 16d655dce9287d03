import { Injectable } from '@nestjs/common';
import { judged } from '../../../common/validation.js';
import { PrintingService } from '../../../printing/printing.service.js';
import { CreatePurchaseDto, UpdatePurchaseDto } from '../../../purchases/purchase.dto.js';
import { PurchasesService } from '../../../purchases/purchases.service.js';
import { CreateDocumentDto, UpdateDocumentDto } from './document.dto.js';
import { DocumentSide } from './document-side.js';
import { PURCHASE_TYPES, PurchaseType } from './document-types.js';
import { lineOf } from './document-lines.js';
import { purchaseView } from './document.view.js';

/** Documents 103 to 106: our purchases. */
@Injectable()
export class PurchaseDocuments implements DocumentSide<PurchaseType> {
  readonly resource = 'purchases';

  constructor(
    private readonly purchases: PurchasesService,
    private readonly printing: PrintingService,
  ) {}

  get = async (id: number) => purchaseView(await this.purchases.get(id));
  confirm = async (id: number) => purchaseView(await this.purchases.confirm(id));
  unconfirm = async (id: number) => purchaseView(await this.purchases.unconfirm(id));
  cancel = async (id: number) => purchaseView(await this.purchases.cancel(id));
  print = (id: number) => this.printing.purchase(id);
  remove = async (id: number) => purchaseView(await this.purchases.remove(id));

  /** Confirmed on save, unless it came from automatic capture (facts, section 4) or is asked for as a draft. */
  async create(type: PurchaseType, document: CreateDocumentDto) {
    const draft = document.automaticCapture === true || document.status === 'draft';
    const values = { ...purchaseOf(document), kind: PURCHASE_TYPES[type], draft };
    return purchaseView(await this.purchases.create(await judged(CreatePurchaseDto, values)));
  }

  async update(id: number, changes: UpdateDocumentDto) {
    const values = await judged(UpdatePurchaseDto, purchaseOf(changes));
    return purchaseView(await this.purchases.update(id, values));
  }
}

function purchaseOf(document: UpdateDocumentDto) {
  return {
    client_id: document.businessPartnerId,
    number: document.number,
    corrects_id: document.relatedDocumentId,
    issued_on: document.date,
    due_on: document.dueDate,
    notes: document.notes,
    lines: document.lines?.map(lineOf),
  };
}
