import { describe, expect, it } from 'vitest';
import { MAPPED } from './index.js';

/** What PostgreSQL works out for every row of a table before it looks which of them a page has. */
const VOLATILE = /clock_timestamp|timeofday|random|gen_random_uuid|nextval|set_config/;

describe('a resource that shows a feature', () => {
  it.each(MAPPED.map(({ mapping }) => [mapping.name, mapping] as const))(
    'reads no more rows than those of a page: %s has nothing volatile',
    (_, { from, columns, defaults }) => {
      for (const sql of [from, ...Object.values(columns), ...Object.values(defaults ?? {})])
        expect(sql).not.toMatch(VOLATILE);
    },
  );
});
