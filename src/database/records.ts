import { DataSource, EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { csvFile, disarmed } from '../common/csv.js';
import { ListQuery, Page, SortQuery } from '../common/page.js';
import { Problem } from '../common/problem.js';
import { ObjectRows } from '../common/row-list.js';
import { CompanyScope } from './company-scope.js';
import { exportedRecords } from './list-export.js';
import { ListSpec } from './list-selection.js';
import { CountedRow, ListStatements, pageOf } from './list-statement.js';
import { refusalOfDelete, refusalOfWrite } from './refusals.js';
import { ShortStatement } from './statement-names.js';

export interface RecordsSpec<E> extends Omit<ListSpec, 'table' | 'columns'> {
  entity: EntityTarget<E>;
  /** Columns that never leave the database; the company's own column never does either. */
  hidden?: readonly (keyof E & string)[];
  /** Wire fields that are computed: name -> SQL over the alias `t`. */
  computed?: Readonly<Record<string, string>>;
}

/** A number in text, which may begin as formulas do. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** They come last on the wire, as they do in the table. */
const STAMPS = new Set(['created_at', 'updated_at']);

/**
 * The records of one company table as the wire shows them: list, get, create, update and remove answer one
 * shape, which is the table's columns. Every statement names the company beside row-level security.
 */
export class Records<E extends ObjectLiteral> {
  private readonly list_: ListSpec;
  private readonly statements: ListStatements;
  /** Reads all records as the wire shows them, or those of table expressions that are named like the tables. */
  readonly all: string;
  private readonly oneText: string;
  /** The fields of the wire, in its order, and which of them are text that somebody wrote. */
  private readonly fields: readonly string[];
  private readonly texts: ReadonlySet<string>;

  constructor(
    protected readonly scope: CompanyScope,
    dataSource: DataSource,
    private readonly spec: RecordsSpec<E>,
  ) {
    const { tableName, columns } = dataSource.getMetadata(spec.entity);
    const hidden = new Set<string>(['company_id', ...(spec.hidden ?? [])]);
    const names = columns.map((column) => column.databaseName).filter((name) => !hidden.has(name));
    const stored = [
      ...names.filter((name) => !STAMPS.has(name)),
      ...names.filter((name) => STAMPS.has(name)),
    ];
    const computed = Object.entries(spec.computed ?? {}).map(([name, sql]) => `${sql} AS ${name}`);
    const selection = [...stored.map((name) => `t.${name}`), ...computed].join(', ');
    this.list_ = { ...spec, table: tableName, columns: selection };
    this.statements = new ListStatements(this.list_);
    this.all = `SELECT ${selection} FROM ${tableName} t`;
    this.oneText = `${this.all} WHERE t.company_id = $1 AND t.id = $2`;
    this.fields = [...stored, ...Object.keys(spec.computed ?? {})];
    this.texts = new Set(columns.filter(({ type }) => type === 'text').map((column) => column.databaseName));
  }

  /** One page, in one round trip. */
  async list(query: ListQuery): Promise<Page<E>> {
    const statement = this.statements.of(this.scope.companyId, query);
    const rows = statement.isShort
      ? await this.scope.rows<CountedRow>(statement)
      : await this.scope.run(async (manager) => {
          const { text, values } = statement;
          return new ObjectRows(await manager.query<CountedRow[]>(text, values));
        });
    return pageOf<E>(this.list_, query, rows);
  }

  /** All that a list has with these filters, in its order, as a CSV file under the names of the wire. */
  exportCsv(query: SortQuery): Promise<Buffer> {
    return this.scope.run((manager) => csvFile(this.csvLines(manager, query)));
  }

  private async *csvLines(manager: EntityManager, query: SortQuery): AsyncGenerator<readonly string[]> {
    yield this.fields;
    for await (const record of exportedRecords(this.list_, manager, this.scope.companyId, query)) {
      yield this.fields.map((field) => this.cellOf(field, record[field] ?? ''));
    }
  }

  private cellOf(field: string, value: string | number | boolean): string {
    const text = String(value);
    return !this.texts.has(field) && NUMBER.test(text) ? text : disarmed(text);
  }

  /** The record, or 404: a record of another company is not told from one that never was. */
  async get(id: number): Promise<E> {
    return found(await this.scope.read<E>(this.one(id)));
  }

  /** The record, locked until the transaction ends. */
  lock(manager: EntityManager, id: number): Promise<E> {
    return this.read(manager, id, 'FOR NO KEY UPDATE OF t');
  }

  create(values: Partial<E>): Promise<E> {
    return this.scope.run(async (manager) => {
      const row = { ...values, company_id: this.scope.companyId } as unknown as QueryDeepPartialEntity<E>;
      const { identifiers } = await manager.insert(this.spec.entity, row).catch(refusalOfWrite);
      return this.read(manager, (identifiers[0] as { id: number }).id);
    });
  }

  /** Changes what `patch` names and leaves the rest; fields that are `undefined` are not named. */
  update(id: number, patch: Partial<E>): Promise<E> {
    return this.scope.run(async (manager) => {
      const where = { company_id: this.scope.companyId, id };
      const changes = { ...patch, updated_at: () => 'now()' } as unknown as QueryDeepPartialEntity<E>;
      await manager.update(this.spec.entity, where, changes).catch(refusalOfWrite);
      return this.read(manager, id);
    });
  }

  /** Removes the record and answers it as it was; 409 while others refer to it. */
  remove(id: number): Promise<E> {
    return this.scope.run(async (manager) => {
      const removed = await this.read(manager, id);
      const where = { company_id: this.scope.companyId, id };
      await manager.delete(this.spec.entity, where).catch(refusalOfDelete);
      return removed;
    });
  }

  private async read(manager: EntityManager, id: number, lock = ''): Promise<E> {
    const { text, values } = this.one(id);
    return found(await manager.query<E[]>(`${text} ${lock}`, values));
  }

  private one(id: number): ShortStatement {
    return { text: this.oneText, values: [this.scope.companyId, id] };
  }
}

function found<E>([record]: E[]): E {
  if (!record) throw new Problem('not_found');
  return record;
}
