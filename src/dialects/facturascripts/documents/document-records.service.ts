import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { MOST_ROWS } from '../engine/list-request.js';
import { FsRecords } from '../engine/records.service.js';
import { WireRecord } from '../engine/resource.js';
import { FsResources } from '../resources.js';
import { DocumentRecord } from './document-record.js';
import { DocumentKind } from './kinds.js';

export type { DocumentRecord };

/** Reads documents of every kind, whoever keeps them, through the generic engine. */
@Injectable()
export class DocumentRecords {
  constructor(
    private readonly scope: CompanyScope,
    private readonly records: FsRecords,
    private readonly resources: FsResources,
  ) {}

  /**
   * The document of that ID, read in one transaction. 404 `record-not-found`; 422 `too-many-lines` for one of more
   * than MOST_ROWS lines, because a part of a document is another document.
   */
  get(kind: DocumentKind, id: string): Promise<DocumentRecord> {
    return this.scope.run(async () => {
      const doc = await this.header(kind, id);
      return { doc, lines: await this.lines(kind, doc) };
    });
  }

  private async header(kind: DocumentKind, id: string): Promise<WireRecord> {
    const doc = await this.records.find(this.resources.named(kind.resource), id);
    if (!doc) throw new EndpointProblem('not_found', 'record-not-found');
    return doc;
  }

  private async lines(kind: DocumentKind, doc: WireRecord): Promise<WireRecord[]> {
    const query = new URLSearchParams({
      [`filter[${kind.key}]`]: String(doc[kind.key]),
      'sort[orden]': 'ASC',
      'sort[idlinea]': 'ASC',
      limit: String(MOST_ROWS),
    });
    const { rows, total } = await this.records.list(this.resources.named(kind.lines), query);
    if (total > rows.length) throw new EndpointProblem('validation_failed', 'too-many-lines');
    return rows;
  }
}
