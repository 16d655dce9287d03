import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { invalid, Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { Table } from '../tables/table.js';
import { Stored } from './column-values.js';
import { nextOf, passNumber } from './counters.js';
import { defaultOf } from './defaults.js';
import { filledSql, MODEL_DEFAULTS } from './model-defaults.js';
import { copyGiven, CREATE, DELETE, hideGiven, highestGiven, UPDATE } from './own-statements.js';
import { RecordValues, Writer } from './resource.js';

/**
 * Keeps the records of resources that have no behaviour of their own, all in one table of the company. A row that the
 * company was given is copied when it is changed, and hidden by a record of JSON null when it is deleted.
 */
@Injectable()
export class OwnRecords {
  constructor(private readonly scope: CompanyScope) {}

  /** Writes one resource's records. */
  writer(name: string, table: Table): Writer {
    return {
      create: (values) => this.create(name, table, values),
      update: (key, values) => this.update(name, table, key, values),
      remove: (key) => this.remove(name, table, key),
    };
  }

  private create(name: string, table: Table, values: RecordValues): Promise<string> {
    return this.scope.run(async (manager) => {
      const complete = await this.completed(manager, name, table, values);
      refuseIncomplete(table, complete);
      const key = await this.keyOf(manager, name, table, complete[table.key.name] ?? null);
      const data = JSON.stringify({ ...complete, [table.key.name]: key });
      const made = await manager.query<unknown[]>(CREATE, [this.scope.companyId, name, String(key), data]);
      if (made.length === 0) throw taken(table);
      return String(key);
    });
  }

  private update(name: string, table: Table, key: string, values: RecordValues): Promise<void> {
    return this.scope.run(async (manager) => {
      refuseIncomplete(table, values);
      const changes = JSON.stringify({ ...values, [table.key.name]: undefined });
      const change = [this.scope.companyId, name, key, changes];
      const [, changed] = await manager.query<[unknown, number]>(UPDATE, change);
      if (changed > 0) return;
      const copied = await manager.query<unknown[]>(copyGiven(name, table), change);
      if (copied.length === 0) throw new Problem('not_found');
    });
  }

  private remove(name: string, table: Table, key: string): Promise<void> {
    return this.scope.run(async (manager) => {
      const record = [this.scope.companyId, name, key];
      const hidden = await manager.query<unknown[]>(hideGiven(name, table), record);
      if (hidden.length === 0) await manager.query(DELETE, record);
    });
  }

  /** The values with what the original's table and model fill in for those that were not sent. */
  private async completed(
    manager: EntityManager,
    name: string,
    table: Table,
    values: RecordValues,
  ): Promise<RecordValues> {
    const { companyId } = this.scope;
    const byTable = Object.fromEntries(table.columns.map((column) => [column.name, defaultOf(column)]));
    const model = MODEL_DEFAULTS[name];
    if (!model) return { ...byTable, ...values };
    const [{ data }] = await manager.query<[{ data: RecordValues }]>(filledSql(model), [companyId]);
    const complete = { ...byTable, ...data, ...values };
    for (const column of model.counted ?? [])
      complete[column] = await this.numbered(manager, `${name}.${column}`, values[column] ?? null);
    return complete;
  }

  /** The chosen key, or the next number behind every one that was counted, chosen or given. */
  private async keyOf(manager: EntityManager, name: string, table: Table, chosen: Stored): Promise<Stored> {
    const isChosen = chosen !== null && chosen !== '';
    if (!isChosen) await this.passGiven(manager, name, table);
    const key = await this.numbered(manager, name, isChosen ? chosen : null);
    if (table.key.type !== 'varchar') return key;
    if (String(key).length > (table.key.length ?? 0)) throw invalid(table.key.name, 'required');
    return String(key);
  }

  /** The chosen value, or the next number: one counter each, so that of many at once each gets its own. */
  private async numbered(manager: EntityManager, counter: string, chosen: Stored): Promise<Stored> {
    const { companyId } = this.scope;
    if (chosen === null) return nextOf(manager, companyId, counter);
    if (/^\d{1,15}$/.test(String(chosen))) await passNumber(manager, companyId, counter, Number(chosen));
    return chosen;
  }

  private async passGiven(manager: EntityManager, name: string, table: Table): Promise<void> {
    const { companyId } = this.scope;
    const [{ highest }] = await manager.query<[{ highest: number | null }]>(highestGiven(name, table), [
      companyId,
    ]);
    if (highest !== null) await passNumber(manager, companyId, name, highest);
  }
}

const taken = ({ key }: Table) => new Problem('conflict', { details: [{ field: key.name, code: 'taken' }] });

/** Refuses null where a value must be; a new record has all columns, a change those that it names. */
function refuseIncomplete(table: Table, values: RecordValues): void {
  const missing = table.columns.find(
    ({ name, required }) => required && name !== table.key.name && values[name] === null,
  );
  if (missing) throw invalid(missing.name, 'required');
}
