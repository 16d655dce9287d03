import { Injectable } from '@nestjs/common';
import { CompanyScope } from '../../../database/company-scope.js';
import { keptValues, Mapping } from './mapping.js';
import { RecordValues, WireRecord, Writer } from './resource.js';

/** A record that a feature wrote: the number by which what is kept beside it is found, and its key. */
export interface WrittenRecord {
  id: number;
  key: string;
  /** What is kept otherwise than it was sent, or was not sent at all. */
  kept?: RecordValues;
}

/** How a feature writes the records of a resource that maps to it; what it has no room for is kept beside them. */
export interface FeatureWriter {
  create(values: RecordValues): Promise<WrittenRecord>;
  update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord>;
  remove(key: string, present: WireRecord): Promise<void>;
}

/** Keeps the columns of mapped resources that no feature has. They go with their record: the database sees to that. */
@Injectable()
export class KeptColumns {
  constructor(private readonly scope: CompanyScope) {}

  /** The feature's writer, with the rest of the columns kept. */
  writer(mapping: Mapping, feature: FeatureWriter): Writer {
    return {
      create: (values) =>
        this.scope.run(async () => {
          const { id, key, kept } = await feature.create(values);
          await this.keep(mapping, id, { ...values, ...kept });
          return key;
        }),
      update: (key, values, present) =>
        this.scope.run(async () => {
          const { id, kept } = await feature.update(key, values, present);
          await this.keep(mapping, id, { ...values, ...kept });
        }),
      remove: (key, present) => feature.remove(key, present),
    };
  }

  /** Keeps what of the values the feature has no room for, beside what was kept before. */
  keep(mapping: Mapping, id: number, values: RecordValues): Promise<void> {
    return this.keepAll(mapping, new Map([[id, values]]));
  }

  /** The same for several records, in one statement. */
  async keepAll(mapping: Mapping, records: ReadonlyMap<number, RecordValues>): Promise<void> {
    const rows = [...records]
      .map(([id, values]) => ({ key: String(id), data: keptValues(mapping, values) }))
      .filter(({ data }) => Object.keys(data).length > 0);
    if (rows.length === 0) return;
    await this.scope.run((manager) =>
      manager.query(KEEP, [this.scope.companyId, mapping.name, JSON.stringify(rows)]),
    );
  }

  /** Forgets what is kept of a resource's records, where those go and the feature's stay. */
  async forget(resource: string, ids: readonly number[]): Promise<void> {
    await this.scope.run((manager) =>
      manager.query(
        'DELETE FROM facturascripts_records WHERE company_id = $1 AND resource = $2 AND key = ANY ($3)',
        [this.scope.companyId, resource, ids.map(String)],
      ),
    );
  }
}

const KEEP = `
  INSERT INTO facturascripts_records AS r (company_id, resource, key, data)
  SELECT $1, $2, n.key, n.data FROM jsonb_to_recordset($3::jsonb) AS n (key text, data jsonb)
  ON CONFLICT ON CONSTRAINT facturascripts_records_pkey
    DO UPDATE SET data = r.data || excluded.data, updated_at = now()`;
