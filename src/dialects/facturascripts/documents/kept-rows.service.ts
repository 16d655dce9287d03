import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { OwnRecords } from '../engine/own-records.service.js';
import { Writer } from '../engine/resource.js';
import { Table } from '../tables/table.js';
import { FsResources } from '../resources.js';
import { DocumentRecord, DocumentRecords } from './document-records.service.js';
import { DocumentKind } from './kinds.js';

/** Where headers or lines are kept: the columns, and what writes them past the rules of their resource. */
interface Rows {
  table: Table;
  writer: Writer;
}

/** The rows of quotes, orders and delivery notes. */
@Injectable()
export class KeptRows {
  constructor(
    private readonly scope: CompanyScope,
    private readonly own: OwnRecords,
    private readonly resources: FsResources,
    private readonly records: DocumentRecords,
  ) {}

  headers({ resource }: DocumentKind): Rows {
    return this.of(resource);
  }

  lines({ lines }: DocumentKind): Rows {
    return this.of(lines);
  }

  read(kind: DocumentKind, id: string): Promise<DocumentRecord> {
    return this.records.get(kind, id);
  }

  /** The document, which nobody else changes until the transaction ends; undefined where there is none. */
  hold(kind: DocumentKind, id: string): Promise<DocumentRecord | undefined> {
    return this.scope.run(async (manager) => {
      // PostgreSQL has no text with this character, not even to compare with.
      if (id.includes('\0')) return undefined;
      const found = await manager.query<unknown[]>(HOLD, [this.scope.companyId, kind.resource, id]);
      return found.length === 0 ? undefined : this.read(kind, id);
    });
  }

  private of(name: string): Rows {
    const { table } = this.resources.named(name);
    return { table, writer: this.own.writer(name, table) };
  }
}

const HOLD = `
  SELECT FROM facturascripts_records WHERE company_id = $1 AND resource = $2 AND key = $3 FOR UPDATE`;
