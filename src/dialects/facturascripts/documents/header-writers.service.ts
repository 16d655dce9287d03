import { Injectable } from '@nestjs/common';
import { invalid, Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { FsRecords } from '../engine/records.service.js';
import { RecordValues, Writer } from '../engine/resource.js';
import { changedColumns } from '../engine/same-values.js';
import { FiscalYears } from '../fiscal-years.service.js';
import { optional } from '../mapped/values.js';
import { FsResources } from '../resources.js';
import { DocumentCodes } from './document-codes.service.js';
import { DocumentRecord } from './document-records.service.js';
import { KeptDocuments } from './kept-documents.service.js';
import { KeptRows } from './kept-rows.service.js';
import { DocumentKind } from './kinds.js';
import { OF_LOCKED, WORKED_OUT } from './sent-header.js';
import { Subject } from './subject.js';
import { Subjects } from './subjects.service.js';
import { Transforming } from './transforming.service.js';

/** What the generic API may say of itself, unlike the special endpoints. */
const CHOSEN = new Set(['codigo', 'numero']);

/** What a document is never without, an empty text included. */
const NEEDED = new Set(['codigo', 'numero', 'codserie', 'codpago', 'coddivisa']);

/** The generic API of quotes, orders and delivery notes: what their models fill in and enforce (facts, 5.1). */
@Injectable()
export class HeaderWriters {
  constructor(
    private readonly scope: CompanyScope,
    private readonly records: FsRecords,
    private readonly resources: FsResources,
    private readonly rows: KeptRows,
    private readonly documents: KeptDocuments,
    private readonly subjects: Subjects,
    private readonly codes: DocumentCodes,
    private readonly years: FiscalYears,
    private readonly transforming: Transforming,
  ) {}

  of(kind: DocumentKind): Writer {
    return {
      create: (values) => this.scope.run(() => this.create(kind, values)),
      update: (key, values) => this.scope.run(() => this.update(kind, key, values)),
      remove: (key) => this.scope.run(() => this.remove(kind, key)),
    };
  }

  /** A document without lines; its subject alone is enough. */
  private async create(kind: DocumentKind, values: RecordValues): Promise<string> {
    const decided = Object.entries(values).filter(([name]) => !isWorkedOut(name) && name !== kind.subject);
    const header = Object.fromEntries(decided);
    const subject = await this.subjectOf(kind, values);
    await this.check(kind, header);
    return String(await this.documents.of(kind).create({ subject, header, lines: [] }));
  }

  /** 409 `document_locked` for what a locked document keeps; what is sent as it was is no change. */
  private async update(kind: DocumentKind, key: string, values: RecordValues): Promise<void> {
    const present = await this.hold(kind, key);
    const { doc } = present;
    const names = changedColumns(this.rows.headers(kind).table, values, doc).filter(
      (name) => name !== kind.key,
    );
    if (!doc.editable && names.some((name) => !OF_LOCKED.has(name))) throw new Problem('document_locked');
    const fixed = names.find(isWorkedOut);
    if (fixed !== undefined) throw invalid(fixed, 'not_changeable');
    const changed = Object.fromEntries(names.map((name) => [name, values[name]!]));
    const missing = names.find((name) => NEEDED.has(name) && (values[name] ?? '') === '');
    if (missing !== undefined) throw invalid(missing, 'required');
    await this.check(kind, changed);
    if (kind.subject in changed) {
      await this.documents.holdSubject(kind, await this.subjectOf(kind, changed));
    }
    const codigo = optional(changed.codigo);
    if (codigo !== undefined) await this.codes.refuseTaken(kind, codigo);
    const day = optional(changed.fecha);
    const year: RecordValues = day === undefined ? {} : { codejercicio: await this.years.of(day) };
    await this.documents.of(kind).annotate(present, { ...changed, ...year });
    await this.transforming.follow(kind, doc);
  }

  /** With its lines. 409 `document_locked`. */
  private async remove(kind: DocumentKind, key: string): Promise<void> {
    const { doc } = await this.hold(kind, key);
    if (!doc.editable) throw new Problem('document_locked');
    await this.rows.headers(kind).writer.remove(key, doc);
  }

  private async hold(kind: DocumentKind, key: string): Promise<DocumentRecord> {
    const present = await this.rows.hold(kind, key);
    if (!present) throw new Problem('not_found');
    return present;
  }

  /** Refuses what the header names and the company does not have. */
  private async check(kind: DocumentKind, header: RecordValues): Promise<void> {
    await this.documents.of(kind).check(header);
    const warehouse = optional(header.codalmacen);
    if (warehouse === undefined) return;
    const found = await this.records.find(this.resources.named('almacenes'), warehouse);
    if (!found) throw invalid('codalmacen', 'unknown');
  }

  private async subjectOf(kind: DocumentKind, values: RecordValues): Promise<Subject> {
    const code = optional(values[kind.subject]);
    if (code === undefined) throw invalid(kind.subject, 'required');
    const subject = await this.subjects.find(kind, code);
    if (!subject) throw invalid(kind.subject, 'unknown');
    return subject;
  }
}

const isWorkedOut = (name: string) => WORKED_OUT.has(name) && !CHOSEN.has(name);
