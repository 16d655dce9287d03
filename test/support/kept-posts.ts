import { KEPT_RESOURCES, KeptResource } from '../../src/access/facturascripts-resources.js';
import { TABLES } from '../../src/dialects/facturascripts/resources.js';
import { Column, ColumnType } from '../../src/dialects/facturascripts/tables/table.js';

/** A value for a column of each type. */
const VALUES: Readonly<Record<Exclude<ColumnType, 'serial'>, unknown>> = {
  varchar: 'x',
  text: 'x',
  int: 1,
  double: 1.5,
  bool: true,
  date: '31-01-2026',
  time: '10:30:00',
  timestamp: '31-01-2026 10:30:00',
};

/** The paths under which a kept resource takes POSTs, as the router knows them. */
export function keptPostPaths(name: KeptResource): string[] {
  const paths = new Set([name, KEPT_RESOURCES[name]]);
  return [...paths].flatMap((path) => [`/api/3/${path}`, `/api/3/${path}/:key`]);
}

/** A record of a kept resource with a value in every column, and that number for a key that does not count by itself. */
export function keptRecord(name: KeptResource, key: string): Record<string, unknown> {
  const { columns, key: primary } = TABLES[name]!;
  const given = columns.filter(({ type }) => type !== 'serial');
  const values = Object.fromEntries(given.map((column) => [column.name, valueOf(column)]));
  return primary.type === 'serial' ? values : { ...values, [primary.name]: key };
}

const valueOf = ({ type }: Column) => VALUES[type as keyof typeof VALUES];
