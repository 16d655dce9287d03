import { ResourceName } from '../../../access/resources.js';
import { PrintedFile } from '../../../printing/printing.service.js';
import { ConfirmDocumentDto, CreateDocumentDto, UpdateDocumentDto } from './document.dto.js';
import { DocumentType } from './document-types.js';

/** One of the two sides of the list of documents: what the company issues, or what it receives. */
export interface DocumentSide<T extends DocumentType = DocumentType> {
  /** What grants for its documents are about. */
  readonly resource: ResourceName;
  create(type: T, document: CreateDocumentDto): Promise<object>;
  get(id: number): Promise<object>;
  update(id: number, changes: UpdateDocumentDto): Promise<object>;
  confirm(id: number, how: ConfirmDocumentDto): Promise<object>;
  unconfirm(id: number): Promise<object>;
  cancel(id: number): Promise<object>;
  print(id: number): Promise<PrintedFile>;
  remove(id: number): Promise<object>;
}
