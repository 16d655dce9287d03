import { Injectable } from '@nestjs/common';
import { EndpointProblem } from '../engine/endpoint-problem.js';
import { FsRecords } from '../engine/records.service.js';
import { RecordValues } from '../engine/resource.js';
import { FsResources } from '../resources.js';
import { DocumentKind } from './kinds.js';
import { Subject } from './subject.js';

/** How each side names its subjects, and the contact that stands on documents. */
const SIDES = {
  codcliente: { resource: 'clientes', contact: 'idcontactofact', missing: 'customer-not-found' },
  codproveedor: { resource: 'proveedores', contact: 'idcontacto', missing: 'supplier-not-found' },
} as const;

/** Finds whom documents name. */
@Injectable()
export class Subjects {
  constructor(
    private readonly records: FsRecords,
    private readonly resources: FsResources,
  ) {}

  /** 404 `customer-not-found` or `supplier-not-found` for a code that the company does not have. */
  async get(kind: DocumentKind, code: string): Promise<Subject> {
    const subject = await this.find(kind, code);
    if (!subject) throw new EndpointProblem('not_found', SIDES[kind.subject].missing);
    return subject;
  }

  /** Undefined for a code that the company does not have. */
  async find({ subject }: DocumentKind, code: string): Promise<Subject | undefined> {
    const side = SIDES[subject];
    const record = await this.record(side.resource, code);
    if (!record) return undefined;
    const id = Number(record[side.contact]);
    return { id, record, contact: (await this.record('contactos', String(id))) ?? {} };
  }

  private async record(resource: string, key: string): Promise<RecordValues | undefined> {
    return (await this.records.find(this.resources.named(resource), key)) as RecordValues | undefined;
  }
}
