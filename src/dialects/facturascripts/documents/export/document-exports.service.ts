import { Injectable, StreamableFile } from '@nestjs/common';
import { EndpointProblem } from '../../engine/endpoint-problem.js';
import { RecordValues } from '../../engine/resource.js';
import { FsResources } from '../../resources.js';
import { DocumentRecords } from '../document-records.service.js';
import { DocumentKind } from '../kinds.js';
import { documentCsv } from './document-csv.js';
import { DocumentPdfs } from './document-pdfs.service.js';
import { documentXlsx } from './document-xlsx.js';
import { ExportedDocument } from './exported-document.js';

/** What a document can be exported as. */
type ExportType = 'PDF' | 'XLS' | 'CSV';

/** What is said of a file of each type. */
const FILES = {
  PDF: { extension: 'pdf', type: 'application/pdf', disposition: 'inline' },
  XLS: { extension: 'xlsx', type: 'application/octet-stream', disposition: 'attachment' },
  CSV: { extension: 'csv', type: 'text/csv; charset=utf-8', disposition: 'attachment' },
} as const satisfies Record<ExportType, object>;

/** Documents of every kind as files (facts, 3.5). */
@Injectable()
export class DocumentExports {
  private readonly writers: Readonly<Record<ExportType, (document: ExportedDocument) => Promise<Buffer>>>;

  constructor(
    private readonly documents: DocumentRecords,
    private readonly resources: FsResources,
    pdfs: DocumentPdfs,
  ) {
    this.writers = { PDF: (document) => pdfs.write(document), XLS: documentXlsx, CSV: documentCsv };
  }

  /**
   * The document as PDF, or as `type` says in any case. 400 `record-not-specified` without an ID; 404
   * `record-not-found`; 422 `too-many-lines` and, as PDF, `document-too-long`.
   */
  async export(kind: DocumentKind, id: string | undefined, type: unknown): Promise<StreamableFile> {
    if (!id) throw new EndpointProblem('parameter_missing', 'record-not-specified');
    const exported = typeOf(type);
    const { doc, lines } = await this.documents.get(kind, id);
    const document = {
      kind,
      doc: doc as RecordValues,
      lines: lines as RecordValues[],
      header: this.resources.named(kind.resource).table,
      line: this.resources.named(kind.lines).table,
    };
    return fileOf(document, exported, await this.writers[exported](document));
  }
}

/** What is no type of ours is a PDF. */
function typeOf(asked: unknown): ExportType {
  const type = String(asked).toUpperCase();
  return type === 'XLS' || type === 'CSV' ? type : 'PDF';
}

/** The name is one of ours and a number, so it needs no quotes: the original writes none. */
function fileOf({ kind, doc }: ExportedDocument, exported: ExportType, content: Buffer): StreamableFile {
  const { extension, type, disposition } = FILES[exported];
  const name = `${kind.type}_${Number(doc[kind.key])}.${extension}`;
  return new StreamableFile(content, {
    type,
    disposition: `${disposition}; filename=${name}`,
    length: content.length,
  });
}
