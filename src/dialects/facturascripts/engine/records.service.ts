import { Injectable } from '@nestjs/common';
import { ProblemCode } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { Upload } from '../../../http/multipart.js';
import { problemFrom } from '../../../http/problem-from.js';
import { Table } from '../tables/table.js';
import { Stored, wireValue } from './column-values.js';
import { EndpointProblem } from './endpoint-problem.js';
import { ListRequest, listRequest, UnknownColumns } from './list-request.js';
import { listSql, readSql } from './list-sql.js';
import { withReasons } from './reasons.js';
import { RecordProblem } from './record-problem.js';
import { FsResource, RecordRows, WireRecord } from './resource.js';
import { withoutSecrets } from './secrets.js';
import { echoed, Fields, keyNamed, shownOf, valuesOf } from './sent-fields.js';

const WORDS = {
  created: 'Registro creado correctamente.',
  updated: 'Registro actualizado correctamente.',
  deleted: '¡Registro eliminado correctamente!',
  notFound: 'Registro no encontrado.',
  duplicate: 'El registro ya existe.',
  noData: 'Ningún dato recibido por formulario',
  notSaved: 'Error al guardar el registro.',
  notDeleted: 'Error al eliminar el registro.',
} as const;

/** The generic API over every resource: list, one, schema, create, update, delete (facts, section 2). */
@Injectable()
export class FsRecords {
  constructor(private readonly scope: CompanyScope) {}

  async list(resource: FsResource, query: URLSearchParams): Promise<{ rows: WireRecord[]; total: number }> {
    const request = asked(query, resource);
    return this.scope.run(async (manager) => {
      const { text, values } = listSql(resource, this.scope.companyId, request);
      const found = await manager.query<(WireRecord & { list_total: number; found: true | null })[]>(
        text,
        values,
      );
      const rows = request.offset < 0 ? [] : found.filter((row) => row.found);
      const records = rows.map((row) => wireRecord(resource.table, row));
      return {
        rows: (await resource.shown?.(records, 'list')) ?? records,
        total: found[0]?.list_total ?? 0,
      };
    });
  }

  /** One record as reads show it. */
  read(resource: FsResource, key: string): Promise<WireRecord> {
    return this.scope.run(async () => {
      const record = await this.get(resource, key);
      const [shown] = (await resource.shown?.([record], 'one')) ?? [record];
      if (!shown) throw notFound();
      return shown;
    });
  }

  async get(resource: RecordRows, key: string): Promise<WireRecord> {
    const record = await this.find(resource, key);
    if (!record) throw notFound();
    return record;
  }

  /** Not an upsert: a key that is taken is refused with the record that has it. */
  create(resource: FsResource, key: string | undefined, fields: Fields, uploads: readonly Upload[] = []) {
    return this.scope.run(async () => {
      if (uploads.length === 0) refuseEmpty(fields);
      const taken = keyNamed(resource.table, fields, key);
      const present = taken === undefined ? undefined : await this.find(resource, taken);
      if (present) throw new RecordProblem(codeOf(resource, 'duplicate'), WORDS.duplicate, present);
      return this.written(resource, fields, WORDS.created, async () => {
        const made = await resource.writer.create(valuesOf(resource, fields), uploads);
        return this.get(resource, made);
      });
    });
  }

  /** PUT and PATCH alike: what is not named stays; a key among the fields wins over the path's. */
  update(resource: FsResource, key: string | undefined, fields: Fields) {
    return this.scope.run(async () => {
      const named = keyNamed(resource.table, fields, key);
      if (named === undefined) throw notFound();
      const present = await this.get(resource, named);
      refuseEmpty(fields);
      return this.written(resource, fields, WORDS.updated, async () => {
        await resource.writer.update(named, valuesOf(resource, fields, present), present);
        return this.get(resource, named);
      });
    });
  }

  remove(resource: FsResource, key: string | undefined) {
    return this.scope.run(async () => {
      if (key === undefined) throw notFound();
      const data = await this.get(resource, key);
      try {
        await resource.writer.remove(key, data);
      } catch (error) {
        throw refused(error, resource, 'notDeleted', undefined);
      }
      return { ok: WORDS.deleted, data };
    });
  }

  /** The record, or undefined where the company has none of that key. */
  find(resource: RecordRows, key: string): Promise<WireRecord | undefined> {
    return this.scope.run(async (manager) => {
      // PostgreSQL has no text with this character, not even to compare with.
      if (key.includes('\0')) return undefined;
      const { text, values } = readSql(resource, this.scope.companyId, key);
      const [row] = await manager.query<WireRecord[]>(text, values);
      return row && wireRecord(resource.table, row);
    });
  }

  /** The echo of a write: what was sent as it was sent, the rest as it is stored (facts, 2.4). */
  private async written(resource: FsResource, fields: Fields, ok: string, write: () => Promise<WireRecord>) {
    const shown = shownOf(resource, fields);
    try {
      const record = await write();
      return { ok, data: { ...record, ...echoed(resource, shown, record) } };
    } catch (error) {
      throw refused(error, resource, 'notSaved', shown);
    }
  }
}

function asked(query: URLSearchParams, { table, unknownColumnsMatchNothing }: FsResource): ListRequest {
  try {
    return listRequest(query, table);
  } catch (error) {
    if (!(error instanceof UnknownColumns)) throw error;
    if (unknownColumnsMatchNothing)
      return { ...listRequest(new URLSearchParams(), table), ofAnotherTable: true };
    throw new RecordProblem('malformed_request', error.message, undefined);
  }
}

function codeOf({ refusals }: FsResource, what: keyof NonNullable<FsResource['refusals']>): ProblemCode {
  return refusals?.[what] ?? 'malformed_request';
}

function refuseEmpty(fields: Fields): void {
  if (Object.keys(fields).length === 0) throw new RecordProblem('malformed_request', WORDS.noData, undefined);
}

const notFound = () => new RecordProblem('not_found', WORDS.notFound, undefined);

/** What a feature or the database refused, told as the original tells it; what is no refusal of the record stays what it is. */
function refused(
  error: unknown,
  resource: FsResource,
  what: 'notSaved' | 'notDeleted',
  data: object | undefined,
): unknown {
  const problem = problemFrom(error);
  const isTold = problem instanceof RecordProblem || problem instanceof EndpointProblem;
  if (isTold || problem.status === 401 || problem.status >= 500) return error;
  const text = withReasons(WORDS[what], problem, resource.words);
  return new RecordProblem(codeOf(resource, what), text, data, { cause: error });
}

function wireRecord(table: Table, row: WireRecord): WireRecord {
  const values = table.columns.map((column) => [column.name, wireValue(column, row[column.name] as Stored)]);
  return withoutSecrets(table, Object.fromEntries(values));
}
