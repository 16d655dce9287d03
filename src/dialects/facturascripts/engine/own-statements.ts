import { Table } from '../tables/table.js';
import { givenRows } from './own-rows.js';

/*
 * The statements of OwnRecords. Their parameters are the company, the resource, the key, and the data.
 */

/** Answers no row for a key that is taken; what was deleted makes room. */
export const CREATE = `
  INSERT INTO facturascripts_records AS r (company_id, resource, key, data) VALUES ($1, $2, $3, $4)
  ON CONFLICT ON CONSTRAINT facturascripts_records_pkey
    DO UPDATE SET data = excluded.data, created_at = now(), updated_at = now() WHERE r.data = 'null'
  RETURNING key`;

export const UPDATE = `
  UPDATE facturascripts_records SET data = data || $4::jsonb, updated_at = now()
  WHERE company_id = $1 AND resource = $2 AND key = $3 AND data <> 'null'`;

export const DELETE = `
  DELETE FROM facturascripts_records WHERE company_id = $1 AND resource = $2 AND key = $3 AND data <> 'null'`;

/** Changes the company's copy of a given row. Of two that make it at the same time, the later one changes it. */
export const copyGiven = (name: string, table: Table) => `
  INSERT INTO facturascripts_records AS r (company_id, resource, key, data)
  SELECT g.company_id, $2, g.key, g.data || $4::jsonb FROM (${givenRows(name, table)}) g
  WHERE g.company_id = $1 AND g.key = $3
  ON CONFLICT ON CONSTRAINT facturascripts_records_pkey
    DO UPDATE SET data = r.data || $4::jsonb, updated_at = now() WHERE r.data <> 'null'
  RETURNING key`;

/** Hides a given row from its company; answers no row for a key that was not given. */
export const hideGiven = (name: string, table: Table) => `
  INSERT INTO facturascripts_records (company_id, resource, key, data)
  SELECT g.company_id, $2, g.key, 'null' FROM (${givenRows(name, table)}) g
  WHERE g.company_id = $1 AND g.key = $3
  ON CONFLICT ON CONSTRAINT facturascripts_records_pkey DO UPDATE SET data = excluded.data, updated_at = now()
  RETURNING key`;

/** The highest number among the keys that the company `$1` was given; null for none. */
export const highestGiven = (name: string, table: Table) => `
  SELECT max(g.key::bigint) AS highest FROM (${givenRows(name, table)}) g
  WHERE g.company_id = $1 AND g.key ~ '^[0-9]{1,15}$'`;
