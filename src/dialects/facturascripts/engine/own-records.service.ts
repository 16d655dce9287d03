import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { invalid, Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { refusalOfWrite } from '../../../database/refusals.js';
import { Table } from '../tables/table.js';
import { SQL_TYPES, Stored } from './column-values.js';
import { RecordValues, Writer } from './resource.js';

/** The rows of a resource that no feature has, as columns of the original. */
export function ownRows(name: string, table: Table): string {
  const columns = table.columns.map(
    (column) => `(o.data->>'${column.name}')::${SQL_TYPES[column.type]} AS ${column.name}`,
  );
  return `SELECT o.company_id, o.key AS record_key, ${columns.join(', ')} FROM facturascripts_records o WHERE o.resource = '${name}'`;
}

/** Keeps the records of resources that have no behaviour of their own, all in one table of the company. */
@Injectable()
export class OwnRecords {
  constructor(private readonly scope: CompanyScope) {}

  /** Writes one resource's records. */
  writer(name: string, table: Table): Writer {
    return {
      create: (values) => this.create(name, table, values),
      update: (key, values) => this.update(name, table, key, values),
      remove: (key) => this.remove(name, key),
    };
  }

  private create(name: string, table: Table, values: RecordValues): Promise<string> {
    return this.scope.run(async (manager) => {
      const complete = { ...defaultsOf(table), ...values };
      refuseIncomplete(table, complete);
      const key = await this.keyOf(manager, name, table, complete[table.key.name] ?? null);
      const data = JSON.stringify({ ...complete, [table.key.name]: key });
      await manager.query(INSERT, [this.scope.companyId, name, String(key), data]).catch(refusalOfWrite);
      return String(key);
    });
  }

  private update(name: string, table: Table, key: string, values: RecordValues): Promise<void> {
    return this.scope.run(async (manager) => {
      refuseIncomplete(table, values);
      const [, changed] = await manager.query<[unknown, number]>(
        `UPDATE facturascripts_records SET data = data || $4::jsonb, updated_at = now()
         WHERE company_id = $1 AND resource = $2 AND key = $3`,
        [this.scope.companyId, name, key, JSON.stringify({ ...values, [table.key.name]: undefined })],
      );
      if (changed === 0) throw new Problem('not_found');
    });
  }

  private async remove(name: string, key: string): Promise<void> {
    await this.scope.run((manager) =>
      manager.query(
        'DELETE FROM facturascripts_records WHERE company_id = $1 AND resource = $2 AND key = $3',
        [this.scope.companyId, name, key],
      ),
    );
  }

  /** The chosen key, or the next number: one counter per resource, so that of many at once each gets its own. */
  private async keyOf(manager: EntityManager, name: string, table: Table, chosen: Stored): Promise<Stored> {
    const ofResource = [this.scope.companyId, name];
    if (chosen !== null && chosen !== '') {
      if (/^\d{1,15}$/.test(String(chosen))) await manager.query(KEY_CHOSEN, [...ofResource, chosen]);
      return chosen;
    }
    const [{ taken }] = await manager.query<[{ taken: number }]>(NEXT_KEY, ofResource);
    if (table.key.type !== 'varchar') return taken;
    if (String(taken).length > (table.key.length ?? 0)) throw invalid(table.key.name, 'required');
    return String(taken);
  }
}

const INSERT = 'INSERT INTO facturascripts_records (company_id, resource, key, data) VALUES ($1, $2, $3, $4)';

/** The next number, behind every one that was counted or chosen; held until the transaction ends. */
const NEXT_KEY = `
  INSERT INTO facturascripts_counters AS c (company_id, resource, last) VALUES ($1, $2, 1)
  ON CONFLICT ON CONSTRAINT facturascripts_counters_pkey DO UPDATE SET last = c.last + 1
  RETURNING last AS taken`;

/** A number that a client chose itself. */
const KEY_CHOSEN = `
  INSERT INTO facturascripts_counters AS c (company_id, resource, last) VALUES ($1, $2, $3)
  ON CONFLICT ON CONSTRAINT facturascripts_counters_pkey DO UPDATE SET last = greatest(c.last, excluded.last)`;

/** What the original's table would fill in. */
function defaultsOf(table: Table): RecordValues {
  return Object.fromEntries(
    table.columns.map((column) => {
      const text = column.default?.replace(/^'(.*)'::.*$/, '$1') ?? null;
      if (text === null) return [column.name, null];
      return [column.name, text === 'true' ? true : text === 'false' ? false : Number(text)];
    }),
  );
}

/** Refuses null where a value must be; a new record has all columns, a change those that it names. */
function refuseIncomplete(table: Table, values: RecordValues): void {
  const missing = table.columns.find(
    ({ name, required }) => required && name !== table.key.name && values[name] === null,
  );
  if (missing) throw invalid(missing.name, 'required');
}
