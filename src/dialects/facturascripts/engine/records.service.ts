import { Injectable } from '@nestjs/common';
import { Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { sayDetail } from '../../details.js';
import { Table } from '../tables/table.js';
import { Stored, storedValue, wireValue } from './column-values.js';
import { listRequest, UnknownColumns } from './list-request.js';
import { listSql, readSql } from './list-sql.js';
import { RecordProblem } from './record-problem.js';
import { FsResource, RecordValues } from './resource.js';
import { withoutSecrets } from './secrets.js';

/** A record as this wire shows it, its columns in their order. */
export type WireRecord = Record<string, unknown>;

/** The fields of a form or of a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

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
    const request = asked(query, resource.table);
    return this.scope.run(async (manager) => {
      const { text, values } = listSql(resource, this.scope.companyId, request);
      const found = await manager.query<(WireRecord & { list_total: number; found: true | null })[]>(
        text,
        values,
      );
      const rows = request.offset < 0 ? [] : found.filter((row) => row.found);
      return { rows: rows.map((row) => wireRecord(resource.table, row)), total: found[0]?.list_total ?? 0 };
    });
  }

  async get(resource: FsResource, key: string): Promise<WireRecord> {
    const record = await this.find(resource, key);
    if (!record) throw notFound();
    return record;
  }

  /** Not an upsert: a key that is taken is refused with the record that has it. */
  create(resource: FsResource, key: string | undefined, fields: Fields) {
    return this.scope.run(async () => {
      refuseEmpty(fields);
      const taken = keyNamed(resource.table, fields, key);
      const present = taken === undefined ? undefined : await this.find(resource, taken);
      if (present) throw new RecordProblem('malformed_request', WORDS.duplicate, present);
      return this.written(resource.table, fields, WORDS.created, async () => {
        const made = await resource.writer.create(valuesOf(resource.table, fields));
        return this.get(resource, made);
      });
    });
  }

  /** PUT and PATCH alike: what is not named stays; a key among the fields wins over the path's. */
  update(resource: FsResource, key: string | undefined, fields: Fields) {
    return this.scope.run(async () => {
      const named = keyNamed(resource.table, fields, key);
      if (named === undefined) throw notFound();
      await this.get(resource, named);
      refuseEmpty(fields);
      return this.written(resource.table, fields, WORDS.updated, async () => {
        await resource.writer.update(named, valuesOf(resource.table, fields));
        return this.get(resource, named);
      });
    });
  }

  remove(resource: FsResource, key: string | undefined) {
    return this.scope.run(async () => {
      if (key === undefined) throw notFound();
      const data = await this.get(resource, key);
      try {
        await resource.writer.remove(key);
      } catch (error) {
        throw refused(error, WORDS.notDeleted, undefined);
      }
      return { ok: WORDS.deleted, data };
    });
  }

  private find(resource: FsResource, key: string): Promise<WireRecord | undefined> {
    return this.scope.run(async (manager) => {
      // PostgreSQL has no text with this character, not even to compare with.
      if (key.includes('\0')) return undefined;
      const { text, values } = readSql(resource, this.scope.companyId, key);
      const [row] = await manager.query<WireRecord[]>(text, values);
      return row && wireRecord(resource.table, row);
    });
  }

  /** The echo of a write: what was sent as it was sent, the rest as it is stored (facts, 2.4). */
  private async written(table: Table, fields: Fields, ok: string, write: () => Promise<WireRecord>) {
    try {
      return { ok, data: withoutSecrets(table, { ...(await write()), ...echoed(table, fields) }) };
    } catch (error) {
      throw refused(error, WORDS.notSaved, { ...fields });
    }
  }
}

function asked(query: URLSearchParams, table: Table) {
  try {
    return listRequest(query, table);
  } catch (error) {
    if (error instanceof UnknownColumns)
      throw new RecordProblem('malformed_request', error.message, undefined);
    throw error;
  }
}

/** A key among the fields wins over the path's; JSON may send it as a number. */
function keyNamed({ key }: Table, fields: Fields, ofPath: string | undefined): string | undefined {
  const named = fields[key.name] ?? ofPath;
  if (typeof named === 'number') return String(named);
  return typeof named === 'string' ? named : undefined;
}

const notFound = () => new RecordProblem('not_found', WORDS.notFound, undefined);

function refuseEmpty(fields: Fields): void {
  if (Object.keys(fields).length === 0) throw new RecordProblem('malformed_request', WORDS.noData, undefined);
}

/** The sent fields that are columns, as they are stored; throws for a value that its column cannot hold. */
function valuesOf(table: Table, fields: Fields): RecordValues {
  const values: Record<string, Stored> = {};
  for (const column of table.columns) {
    if (!(column.name in fields)) continue;
    const value = storedValue(column, fields[column.name]);
    if (value === undefined) {
      const details = [{ field: column.name, code: 'not_of_this_type' }];
      throw new Problem('validation_failed', { details });
    }
    values[column.name] = value;
  }
  return values;
}

/** Not the text that means null, and not the empty key in whose place one was made. */
function echoed({ key }: Table, fields: Fields): Fields {
  const isStoredOtherwise = (name: string, value: unknown) =>
    value === 'null' || (name === key.name && (value ?? '') === '');
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !isStoredOtherwise(name, value)),
  );
}

/** What a feature or the database refused, told as the original tells it; what is no refusal stays what it is. */
function refused(error: unknown, text: string, data: object | undefined): unknown {
  if (!(error instanceof Problem) || error instanceof RecordProblem || error.status >= 500) return error;
  const reasons = (error.details ?? []).map((detail) => sayDetail(detail, 'es').message);
  const said = [text, ...(reasons.length > 0 ? reasons : [error.say('es')])].join(' - ');
  return new RecordProblem('malformed_request', said, data, { cause: error });
}

function wireRecord(table: Table, row: WireRecord): WireRecord {
  const values = table.columns.map((column) => [column.name, wireValue(column, row[column.name] as Stored)]);
  return withoutSecrets(table, Object.fromEntries(values));
}
