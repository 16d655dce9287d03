import { Injectable } from '@nestjs/common';
import { invalid } from '../../../common/problem.js';
import { FsRecords } from '../engine/records.service.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { FsResources } from '../resources.js';
import { DocumentKind } from './kinds.js';

/** A state of documents: whether they may still be changed, and which kind of document it makes of them. */
export interface DocumentState {
  idestado: number;
  editable: boolean;
  generadoc: string;
}

/** The states that the company's documents have (facts, 5.1). */
@Injectable()
export class DocumentStates {
  constructor(
    private readonly records: FsRecords,
    private readonly resources: FsResources,
  ) {}

  /** The one in which documents of a kind begin; undefined where the company has removed it. */
  first(kind: DocumentKind): Promise<DocumentState | undefined> {
    return this.find(kind, { 'filter[predeterminado]': '1' });
  }

  /** A state of a kind by its id; undefined for one that is none of the kind's. */
  get(kind: DocumentKind, idestado: number): Promise<DocumentState | undefined> {
    return this.find(kind, { 'filter[idestado]': String(idestado) });
  }

  /**
   * What a header says of its state: the one that it names, behind that of the document `before`, or else the one in
   * which its kind begins. Refuses a state that is none of the kind's.
   */
  async columnsOf(
    kind: DocumentKind,
    { idestado, idestado_ant }: RecordValues,
    before: WireRecord = {},
  ): Promise<RecordValues> {
    if (idestado === undefined || idestado === null) {
      const first = await this.first(kind);
      return { idestado: first?.idestado ?? null, editable: first?.editable ?? true };
    }
    const state = await this.get(kind, Number(idestado));
    if (!state) throw invalid('idestado', 'unknown');
    const isOther = before.idestado !== undefined && before.idestado !== state.idestado;
    return {
      idestado: state.idestado,
      editable: state.editable,
      ...(isOther && idestado_ant === undefined && { idestado_ant: before.idestado as number | null }),
    };
  }

  private async find(
    kind: DocumentKind,
    filters: Record<string, string>,
  ): Promise<DocumentState | undefined> {
    const query = new URLSearchParams({ 'filter[tipodoc]': kind.name, ...filters, limit: '1' });
    const { rows } = await this.records.list(this.resources.named('estadodocumentos'), query);
    return rows[0] as DocumentState | undefined;
  }
}
