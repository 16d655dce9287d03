import { Injectable } from '@nestjs/common';
import { holds } from '../../../access/holdings.js';
import { Principal } from '../../../access/principal.js';
import { Action } from '../../../access/resources.js';
import { Page } from '../../../common/page.js';
import { Problem } from '../../../common/problem.js';
import {
  ConfirmDocumentDto,
  CreateDocumentDto,
  DocumentListQuery,
  UpdateDocumentDto,
} from './document.dto.js';
import { DocumentSide } from './document-side.js';
import { DocumentRow, DocumentRows } from './document-rows.js';
import { DOCUMENT_TYPES, DocumentType, isSalesType } from './document-types.js';
import { PurchaseDocuments } from './purchase-documents.js';
import { SalesDocuments } from './sales-documents.js';

/** Any one of these opens a step in a document's life, as on the routes of its own resource. */
const STEP: readonly Action[] = ['create', 'update'];

/**
 * Documents of both sides under one path. The route lets in who holds a grant on either; here each document asks
 * for the one on its own side.
 */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly rows: DocumentRows,
    private readonly sales: SalesDocuments,
    private readonly purchases: PurchaseDocuments,
  ) {}

  /** The documents that the caller may read, the newest first. */
  list(by: Principal, query: DocumentListQuery): Promise<Page<DocumentRow>> {
    const asked = query.type ? [query.type] : DOCUMENT_TYPES;
    const types = asked.filter((type) => holds(by, this.side(type).resource, 'read'));
    if (types.length === 0) throw new Problem('forbidden');
    return this.rows.list({
      ...query.toListQuery(),
      types,
      status: query.status,
      issued_from: query.startDate,
      issued_to: query.endDate,
      client_id: query.businessPartnerId,
      search: query.search,
    });
  }

  async create(by: Principal, document: CreateDocumentDto): Promise<object> {
    const side = this.side(document.type);
    requireAny(by, side, ['create']);
    return side.create(document.type, document);
  }

  get = (by: Principal, id: number) => this.with(by, id, ['read'], (side) => side.get(id));
  update = (by: Principal, id: number, changes: UpdateDocumentDto) =>
    this.with(by, id, ['update'], (side) => side.update(id, changes));
  confirm = (by: Principal, id: number, how: ConfirmDocumentDto) =>
    this.with(by, id, STEP, (side) => side.confirm(id, how));
  unconfirm = (by: Principal, id: number) => this.with(by, id, STEP, (side) => side.unconfirm(id));
  cancel = (by: Principal, id: number) => this.with(by, id, STEP, (side) => side.cancel(id));
  print = (by: Principal, id: number) => this.with(by, id, ['read'], (side) => side.print(id));
  remove = (by: Principal, id: number) => this.with(by, id, ['delete'], (side) => side.remove(id));

  private async with<T>(
    by: Principal,
    id: number,
    actions: readonly Action[],
    work: (side: DocumentSide) => Promise<T>,
  ): Promise<T> {
    const side = this.side(await this.rows.typeOf(id));
    requireAny(by, side, actions);
    return work(side);
  }

  private side(type: DocumentType): DocumentSide {
    return isSalesType(type) ? this.sales : this.purchases;
  }
}

function requireAny(by: Principal, { resource }: DocumentSide, actions: readonly Action[]): void {
  if (!actions.some((action) => holds(by, resource, action))) throw new Problem('forbidden');
}
