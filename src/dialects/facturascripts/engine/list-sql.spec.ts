import { describe, expect, it } from 'vitest';
import { table } from '../tables/table.js';
import { listRequest } from './list-request.js';
import { listSql, readSql } from './list-sql.js';
import { FsResource } from './resource.js';

const neverWritten = () => Promise.reject(new Error('these tests write nothing'));
const THINGS: FsResource = {
  name: 'things',
  table: table('things', 'id', 'born date, id serial, name varchar(9), price double, seen timestamp'),
  rows: 'SELECT * FROM things',
  writer: { create: neverWritten, update: neverWritten, remove: neverWritten },
};
const sqlOf = (query: string) => listSql(THINGS, 7, listRequest(new URLSearchParams(query), THINGS.table));
const whereOf = (query: string) => /company_id = \$1 AND \((.*?)\)\) c /.exec(sqlOf(query).text)?.[1];
const orderOf = (query: string) => /ORDER BY (.*) LIMIT/.exec(sqlOf(query).text)?.[1];

describe('the statement of a list', () => {
  it('asks for the rows of one company, by their key, fifty of them', () => {
    const { text, values } = sqlOf('');
    expect(values).toEqual([7]);
    expect(text.match(/t\.company_id = \$1/g)).toHaveLength(2);
    expect(text).toContain('ORDER BY t.id LIMIT 50 OFFSET 0');
  });

  it.each([
    ['filter[name]=a', 't.name = $2::text', 'a'],
    ['filter[price_gt]=1', 't.price > $2::double precision', '1'],
    ['filter[price_gte]=1', 't.price >= $2::double precision', '1'],
    ['filter[price_lt]=1', 't.price < $2::double precision', '1'],
    ['filter[price_lte]=1', 't.price <= $2::double precision', '1'],
    ['filter[id_neq]=1', 't.id <> $2::bigint', '1'],
    ['filter[born]=31-01-2026', 't.born = $2::date', '2026-01-31'],
    ['filter[name_like]=a', 't.name::text ILIKE $2', '%a%'],
    ['filter[name_like]=a%25', 't.name::text ILIKE $2', 'a%'],
  ])('compares with a parameter, never with text of the request: %s', (query, where, value) => {
    expect([whereOf(query), sqlOf(query).values]).toEqual([where, [7, value]]);
  });

  it.each([
    ['_null', 'IS NULL'],
    ['_is', 'IS NULL'],
    ['_notnull', 'IS NOT NULL'],
    ['_isnot', 'IS NOT NULL'],
  ])('asks for absence whatever the value: %s', (suffix, asked) => {
    const query = `filter[born${suffix}]=anything`;
    expect([whereOf(query), sqlOf(query).values]).toEqual([`t.born ${asked}`, [7]]);
  });

  it('joins filters flatly, within the brackets that keep it to the company', () => {
    expect(whereOf('filter[id]=1&filter[name]=a&operation[name]=OR&filter[price]=2')).toBe(
      't.id = $2::bigint OR t.name = $3::text AND t.price = $4::double precision',
    );
  });

  it('ignores the connector of the first filter', () => {
    expect(whereOf('operation[id]=OR&filter[id]=1')).toBe('t.id = $2::bigint');
  });

  it.each(['filter[id]=x', 'filter[born_gt]=31-02-2026', 'filter[others.id]=1', 'sort[others.id]=ASC'])(
    'finds nothing where the database of the original would have refused: %s',
    (query) => {
      expect([whereOf(query), sqlOf(query).values]).toEqual(['false', [7]]);
      expect(whereOf(`${query}&filter[name]=a&operation[name]=OR`)).toBe('false');
    },
  );

  it('orders in the sequence asked for', () => {
    expect(orderOf('sort[price]=DESC&sort[lower:name]=ASC&sort[upper:name]=DESC')).toBe(
      't.price DESC, lower(t.name::text) ASC, upper(t.name::text) DESC',
    );
    expect(orderOf('sort[integer:name]=DESC')).toMatch(/^nullif\(substring\(t\.name::text .*::bigint DESC$/);
  });

  it('never begins before the first row', () => {
    expect(sqlOf('offset=-5').text).toContain('OFFSET 0)');
  });
});

describe('the statement of one record', () => {
  it('names the company and the key, both as parameters', () => {
    const { text, values } = readSql(THINGS, 7, "1' OR '1'='1");
    expect(text).toMatch(/WHERE t\.company_id = \$1 AND t\.record_key = \$2$/);
    expect(values).toEqual([7, "1' OR '1'='1"]);
  });

  it('asks for moments as text', () => {
    expect(readSql(THINGS, 7, '1').text).toContain("to_char(t.seen, 'YYYY-MM-DD HH24:MI:SS') AS seen");
  });
});
