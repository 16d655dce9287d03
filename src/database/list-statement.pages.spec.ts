import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { ListQuery } from '../common/page.js';
import { ObjectRows } from '../common/row-list.js';
import { ListSpec } from './list-selection.js';
import { CountedRow, pageOf } from './list-statement.js';

const SPEC: ListSpec = {
  table: 'things',
  columns: 't.id, t.name',
  sorts: { id: 'bigint', name: 'text' },
  defaultSort: '-id',
};

const query = (values: Partial<ListQuery> = {}): ListQuery => Object.assign(new ListQuery(), values);
const cursor = (...position: unknown[]) => Buffer.from(JSON.stringify(position)).toString('base64url');
const positionIn = (text: string | undefined) =>
  JSON.parse(Buffer.from(text!, 'base64url').toString()) as unknown;

describe('a page by number', () => {
  const rows = (total: number, ...ids: number[]) =>
    new ObjectRows<CountedRow>(ids.map((id) => ({ list_total: total, id, name: `n${id}` })));

  it('has its records without the count, and says how many there are', () => {
    const { items, meta } = pageOf(SPEC, query({ per_page: 2 }), rows(5, 9, 8));
    expect(items).toEqual([
      { id: 9, name: 'n9' },
      { id: 8, name: 'n8' },
    ]);
    expect(meta).toEqual({
      page: 1,
      per_page: 2,
      total: 5,
      total_pages: 3,
      next_cursor: cursor('-id', 8, 8),
    });
  });

  it.each([
    [1, 2, true],
    [2, 2, false],
    [3, 2, false],
  ])('%d of %d pages has a next one: %s', (page, pages, more) => {
    const { meta } = pageOf(SPEC, query({ page, per_page: 2 }), rows(pages * 2, 4, 3));
    expect(meta.next_cursor !== undefined).toBe(more);
  });

  it('has the value of its sort in the cursor', () => {
    const { meta } = pageOf(SPEC, query({ sort: '-name', per_page: 2 }), rows(5, 9, 8));
    expect(positionIn(meta.next_cursor)).toEqual(['-name', 'n8', 8]);
  });

  it('can be empty', () => {
    const none = { page: 2, per_page: 25, total: 30, total_pages: 2 };
    const counted = (list_total: number) => new ObjectRows<CountedRow>([{ list_total, id: null }]);
    const { items, meta } = pageOf(SPEC, query({ page: 2 }), counted(30));
    expect([items, meta]).toEqual([[], none]);
    expect(pageOf(SPEC, query(), counted(0)).meta).toEqual({
      page: 1,
      per_page: 25,
      total: 0,
      total_pages: 0,
    });
    expect(pageOf(SPEC, query(), new ObjectRows<CountedRow>([])).meta.total).toBe(0);
  });
});

describe('a page by cursor', () => {
  const records = (...ids: number[]): CountedRow[] => ids.map((id) => ({ id, name: `n${id}` }));
  const rows = (...ids: number[]) => new ObjectRows(records(...ids));

  it('goes on while there is one record more than a page', () => {
    const { items, meta } = pageOf(SPEC, query({ per_page: 3, sort: 'name', cursor: 'c' }), rows(1, 2, 3, 4));
    expect(items).toEqual(records(1, 2, 3));
    expect(meta).toEqual({ per_page: 3, next_cursor: cursor('name', 'n3', 3) });
  });

  it.each([[[1, 2]], [[1]], [[]]])('ends with %j', (ids) => {
    const { items, meta } = pageOf(SPEC, query({ per_page: 2, cursor: 'c' }), rows(...ids));
    expect([items, meta]).toEqual([records(...ids), { per_page: 2 }]);
  });
});
