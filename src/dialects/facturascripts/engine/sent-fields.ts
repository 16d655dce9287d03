import { Problem } from '../../../common/problem.js';
import { Column, Table } from '../tables/table.js';
import { Stored, storedValue } from './column-values.js';
import { naming } from './our-codes.js';
import { FsResource, RecordValues, WireRecord } from './resource.js';
import { withoutSecrets } from './secrets.js';

/** The fields of a form or of a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** A key among the fields wins over the path's; JSON may send it as a number. */
export function keyNamed({ key }: Table, fields: Fields, ofPath: string | undefined): string | undefined {
  const named = fields[key.name] ?? ofPath;
  if (typeof named === 'number') return String(named);
  return typeof named === 'string' ? named : undefined;
}

/**
 * The sent fields that are columns, as they are stored; throws for a value that its column cannot hold. What `present`
 * has, the record that they change, is no change of it, however long a text of ours is.
 */
export function valuesOf(
  { name, table, hidden = [] }: FsResource,
  fields: Fields,
  present: WireRecord = {},
): RecordValues {
  const values: Record<string, Stored> = {};
  for (const column of [...table.columns, ...hidden.map(hiddenColumn)]) {
    if (!(column.name in fields)) continue;
    const value = storedValue(naming(name, column), fields[column.name]);
    if (value === undefined && fields[column.name] === present[column.name]) continue;
    if (value === undefined) {
      const details = [{ field: column.name, code: 'not_of_this_type' }];
      throw new Problem('validation_failed', { details });
    }
    values[column.name] = value;
  }
  return values;
}

function hiddenColumn(name: string): Column {
  return { name, type: 'text', length: undefined, required: false, default: null };
}

/** What of the sent fields may be told back to who sent them. */
export function shownOf({ table, hidden = [] }: FsResource, fields: Fields): Fields {
  const shown = Object.entries(fields).filter(([name]) => !hidden.includes(name));
  return withoutSecrets(table, Object.fromEntries(shown));
}

/** Not the text that means null, no empty text in whose place one was made, and no key but the record's own. */
export function echoed({ table: { key } }: FsResource, fields: Fields, record: WireRecord): Fields {
  const isStoredOtherwise = (name: string, value: unknown) =>
    value === 'null' ||
    (value === '' && (record[name] ?? '') !== '') ||
    (name === key.name && String(value) !== String(record[name]));
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !isStoredOtherwise(name, value)),
  );
}
