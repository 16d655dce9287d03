import { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';

/** Where the rows are that belong to a record, and what of them is not shown. */
export interface ChildRows {
  entity: EntityTarget<ObjectLiteral>;
  /** The column that names the record; it and the company's are not shown either. */
  parent: string;
  hidden?: readonly string[];
}

/**
 * The rows that belong to a record of the alias `t`, as SQL for one computed field: a JSON list in the order of
 * their positions. Decimals travel as text: JSON would make floats of them.
 */
export function childRows(dataSource: DataSource, { entity, parent, hidden = [] }: ChildRows): string {
  const { tableName, columns } = dataSource.getMetadata(entity);
  const unshown = new Set(['company_id', parent, ...hidden]);
  const shown = columns
    .filter(({ databaseName }) => !unshown.has(databaseName))
    .map(({ databaseName, type }) => (type === 'numeric' ? `${databaseName}::text` : databaseName));
  return `coalesce((SELECT json_agg(r ORDER BY r.position) FROM (SELECT ${shown.join(', ')} FROM ${tableName} o
    WHERE o.company_id = t.company_id AND o.${parent} = t.id) r), '[]')`;
}
