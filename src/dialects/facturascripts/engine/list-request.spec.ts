import { describe, expect, it } from 'vitest';
import { table } from '../tables/table.js';
import { FILTER_OPERATORS, listRequest, MOST_ROWS, UnknownColumns } from './list-request.js';

const THINGS = table('things', 'id', 'id serial, name varchar(100), price double, price_gt double');
const read = (query: string) => listRequest(new URLSearchParams(query), THINGS);
const unknownIn = (query: string) => {
  try {
    read(query);
  } catch (error) {
    if (error instanceof UnknownColumns) return error.message;
    throw error;
  }
  return undefined;
};

describe('a page', () => {
  it.each([
    ['', 50],
    ['limit=3', 3],
    ['limit=3rows', 3],
    ['limit=0', MOST_ROWS],
    ['limit=-1', MOST_ROWS],
    ['limit=all', MOST_ROWS],
    ['limit=', MOST_ROWS],
    ['limit=99999999999999999999999', MOST_ROWS],
  ])('has as many rows as asked, 50 by itself, and never more than the most: %j', (query, limit) => {
    expect(read(query).limit).toBe(limit);
  });

  it.each([
    ['', 0],
    ['offset=7', 7],
    ['offset=x', 0],
    ['offset=-2', -2],
    [`offset=${'9'.repeat(40)}`, Number.MAX_SAFE_INTEGER],
  ])('begins where asked: %j', (query, offset) => {
    expect(read(query).offset).toBe(offset);
  });
});

describe('an order', () => {
  it('keeps the sequence, and everything but DESC ascends', () => {
    expect(read('sort[name]=desc&sort[lower:price]=x&sort[integer:id]=&sort[upper:name]=DESC').sorts).toEqual(
      [
        { column: 'name', descending: true, as: undefined },
        { column: 'price', descending: false, as: 'lower' },
        { column: 'id', descending: false, as: 'integer' },
        { column: 'name', descending: true, as: 'upper' },
      ],
    );
  });
});

describe('a filter', () => {
  it.each(['', ...FILTER_OPERATORS])('has the operator that its suffix says: %j', (operator) => {
    expect(read(`filter[name${operator}]=v`).filters).toEqual([
      { column: 'name', operator, value: 'v', connector: 'AND' },
    ]);
  });

  it('by a column whose name ends like an operator is by that column', () => {
    expect(read('filter[price_gt]=1').filters[0]).toMatchObject({ column: 'price_gt', operator: '' });
    expect(read('filter[price_gt_gt]=1').filters[0]).toMatchObject({ column: 'price_gt', operator: '_gt' });
  });

  it('is joined by OR only where its full name says so', () => {
    const query = 'filter[name_like]=a&filter[price]=1&filter[id]=2';
    const connectors = (operations: string) =>
      read(`${query}&${operations}`).filters.map(({ connector }) => connector);
    expect(connectors('operation[price]=or')).toEqual(['AND', 'OR', 'AND']);
    expect(connectors('operation[name]=OR')).toEqual(['AND', 'AND', 'AND']);
    expect(connectors('operation[price]=OR 1=1) --')).toEqual(['AND', 'AND', 'AND']);
    expect(connectors('operation=OR')).toEqual(['AND', 'AND', 'AND']);
  });

  it('that is a plain text is none, and nor is an order', () => {
    expect(read('filter=name&sort=name&name_like=a&page=2')).toEqual(read(''));
  });
});

describe('a column of a named table', () => {
  it('is of this one, or makes the list empty', () => {
    expect(read('filter[things.name]=a&sort[things.id]=DESC')).toMatchObject({
      filters: [{ column: 'name' }],
      sorts: [{ column: 'id' }],
      ofAnotherTable: false,
    });
    expect(read('filter[others.name]=a').ofAnotherTable).toBe(true);
    expect(read('sort[others.name]=ASC').ofAnotherTable).toBe(true);
  });
});

describe('columns that the table does not have', () => {
  it('are refused by their names, once each, orders before filters', () => {
    expect(unknownIn('filter[x_gt]=1&sort[lower:b]=ASC&filter[b]=1&sort[a]=ASC&filter[name]=1')).toBe(
      'api: fields not allowed: b, a, x',
    );
  });

  it.each([
    'name; DROP TABLE users',
    'name) OR (1=1',
    "name' OR '1'='1",
    'name--',
    'a.things.name',
    'things.x',
    '(select 1).name',
    '1',
    'NAME',
    '__proto__',
    'constructor',
  ])('are refused whatever they try: %s', (name) => {
    const encoded = encodeURIComponent(name);
    expect(unknownIn(`filter[${encoded}]=1`)).toBe(`api: fields not allowed: ${name}`);
    expect(unknownIn(`sort[${encoded}]=ASC`)).toBe(`api: fields not allowed: ${name}`);
  });
});
