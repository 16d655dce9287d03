import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { ListQuery } from '../common/page.js';
import { Problem } from '../common/problem.js';
import { CountedRow, listStatement, ListSpec, pageOf } from './list-statement.js';

const SPEC: ListSpec = {
  table: 'things',
  columns: 't.id, t.name',
  sorts: { id: 'bigint', name: 'text', made_on: 'date' },
  defaultSort: '-id',
  filters: { kind: 't.kind = ?', word: 'strpos(t.a, ?) > 0 OR strpos(t.b, ?) > 0' },
};

const query = (values: Record<string, unknown> = {}): ListQuery => Object.assign(new ListQuery(), values);
const cursor = (...position: unknown[]) => Buffer.from(JSON.stringify(position)).toString('base64url');
const positionIn = (text: string | undefined) =>
  JSON.parse(Buffer.from(text!, 'base64url').toString()) as unknown;

const counted = (where: string, order: string, limit: string) =>
  `SELECT c.list_total, r.* FROM (SELECT count(*) AS list_total FROM things t WHERE ${where}) c ` +
  `LEFT JOIN LATERAL (SELECT t.id, t.name FROM things t WHERE ${where} ${order} ${limit}) r ON true`;

function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    const { code, details } = error as Problem;
    return [code, ...(details ?? [])];
  }
}

describe('a list by page', () => {
  it('counts, and takes the page of the company', () => {
    expect(listStatement(SPEC, 7, query())).toEqual({
      text: counted('t.company_id = $1', 'ORDER BY t.id DESC', 'LIMIT 25 OFFSET 0'),
      values: [7],
    });
    expect(listStatement(SPEC, 7, query({ page: 3, per_page: 10 })).text).toContain('LIMIT 10 OFFSET 20)');
  });

  it.each([
    ['id', 'ORDER BY t.id ASC'],
    ['-id', 'ORDER BY t.id DESC'],
    ['name', 'ORDER BY t.name ASC, t.id ASC'],
    ['-made_on', 'ORDER BY t.made_on DESC, t.id DESC'],
  ])('is sorted by %s, and the same rows always come in the same order', (sort, order) => {
    const { text } = listStatement(SPEC, 7, query({ sort }));
    expect(text).toBe(counted('t.company_id = $1', order, 'LIMIT 25 OFFSET 0'));
  });

  it('is filtered by what is asked for, and values stay parameters', () => {
    const hostile = `'; DROP TABLE things --`;
    const { text, values } = listStatement(SPEC, 7, query({ word: hostile, kind: false, other: 'x' }));
    const where = 't.company_id = $1 AND t.kind = $2 AND strpos(t.a, $3) > 0 OR strpos(t.b, $3) > 0';
    expect(text).toBe(counted(where, 'ORDER BY t.id DESC', 'LIMIT 25 OFFSET 0'));
    expect(values).toEqual([7, false, hostile]);
  });

  it('needs no filters', () => {
    const { filters: _filters, ...bare } = SPEC;
    expect(listStatement(bare, 7, query({ kind: 'x' })).values).toEqual([7]);
  });
});

describe('a list by cursor', () => {
  it.each([
    ['-id', [9, 9], 'AND (t.id, t.id) < ($2::bigint, $3::bigint) ORDER BY t.id DESC'],
    ['name', ['b', 9], 'AND (t.name, t.id) > ($2::text, $3::bigint) ORDER BY t.name ASC, t.id ASC'],
    [
      '-made_on',
      ['2026-01-01', 9],
      'AND (t.made_on, t.id) < ($2::date, $3::bigint) ORDER BY t.made_on DESC, t.id DESC',
    ],
  ])(
    'by %s seeks behind the last record, for one more than a page, and does not count',
    (sort, position, rest) => {
      expect(
        listStatement(SPEC, 7, query({ sort, cursor: cursor(sort, ...position), per_page: 10 })),
      ).toEqual({
        text: `SELECT t.id, t.name FROM things t WHERE t.company_id = $1 ${rest} LIMIT 11`,
        values: [7, ...position],
      });
    },
  );

  it('is filtered too', () => {
    const { text, values } = listStatement(SPEC, 7, query({ kind: 'x', cursor: cursor('-id', 9, 9) }));
    expect(text).toContain('t.kind = $2 AND (t.id, t.id) < ($3::bigint, $4::bigint)');
    expect(values).toEqual([7, 'x', 9, 9]);
  });

  it.each([
    'x',
    '',
    cursor(),
    cursor('id', 9, 9),
    cursor('-id', null, 9),
    cursor('-id', true, 9),
    cursor('-id', [9], 9),
    cursor('-id', 9),
    cursor('-id', 9, '9'),
    cursor('-id', 9, 9.5),
    cursor('-id', 9, 2 ** 53),
    Buffer.from('{"0":"-id","1":9,"2":9}').toString('base64url'),
  ])('is refused when the cursor is %j', (text) => {
    expect(refusalOf(() => listStatement(SPEC, 7, query({ cursor: text })))).toEqual([
      'validation_failed',
      { field: 'cursor', code: 'not_a_cursor', message: expect.stringContaining('next_cursor') as string },
    ]);
  });
});

it.each(['other', '-other', 'toString', 'id-', '', '--id'])('a list is not sorted by %j', (sort) => {
  expect(refusalOf(() => listStatement(SPEC, 7, query({ sort })))).toEqual([
    'validation_failed',
    { field: 'sort', code: 'unknown_column', message: 'sort by one of id, name, made_on' },
  ]);
});

describe('a page by number', () => {
  const rows = (total: number, ...ids: number[]): CountedRow[] =>
    ids.map((id) => ({ list_total: total, id, name: `n${id}` }));

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
    expect(pageOf(SPEC, query({ page: 2 }), [{ list_total: 30, id: null }])).toEqual({
      items: [],
      meta: none,
    });
    expect(pageOf(SPEC, query(), [{ list_total: 0, id: null }]).meta).toEqual({
      page: 1,
      per_page: 25,
      total: 0,
      total_pages: 0,
    });
    expect(pageOf(SPEC, query(), []).meta.total).toBe(0);
  });
});

describe('a page by cursor', () => {
  const rows = (...ids: number[]): CountedRow[] => ids.map((id) => ({ id, name: `n${id}` }));

  it('goes on while there is one record more than a page', () => {
    const { items, meta } = pageOf(SPEC, query({ per_page: 3, sort: 'name', cursor: 'c' }), rows(1, 2, 3, 4));
    expect(items).toEqual(rows(1, 2, 3));
    expect(meta).toEqual({ per_page: 3, next_cursor: cursor('name', 'n3', 3) });
  });

  it.each([[rows(1, 2)], [rows(1)], [rows()]])('ends with %j', (last) => {
    expect(pageOf(SPEC, query({ per_page: 2, cursor: 'c' }), last)).toEqual({
      items: last,
      meta: { per_page: 2 },
    });
  });
});
