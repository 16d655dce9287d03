import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import { ListQuery } from '../common/page.js';
import { Problem } from '../common/problem.js';
import { ListSpec } from './list-selection.js';
import { ListStatements, listStatement } from './list-statement.js';

const SPEC: ListSpec = {
  table: 'things',
  columns: 't.id, t.name',
  sorts: { id: 'bigint', name: 'text', made_on: 'date' },
  defaultSort: '-id',
  filters: {
    kind: 't.kind = ?',
    word: 't.a = ? OR t.b = ?',
    status: { open: 't.due > 0', closed: 't.due = 0' },
  },
  search: 't.name || t.a',
};

const query = (values: Record<string, unknown> = {}): ListQuery => Object.assign(new ListQuery(), values);
const cursor = (...position: unknown[]) => Buffer.from(JSON.stringify(position)).toString('base64url');

const counted = (where: string, order: string, limit: string) =>
  `SELECT c.list_total, r.* FROM (SELECT count(*) AS list_total FROM things t WHERE ${where}) c ` +
  `LEFT JOIN LATERAL (SELECT t.id, t.name FROM things t WHERE ${where} ${order} ${limit}) r ON true`;

/** The records of a page, read whole once it is known which they are. */
const late = (from: string, order: string, limit: string) =>
  `SELECT t.id, t.name FROM (SELECT t.id AS page_id ${from} ${order} ${limit}) p ` +
  `JOIN things t ON t.company_id = $1 AND t.id = p.page_id ${order}`;

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
    expect(listStatement(SPEC, 7, query())).toMatchObject({
      text: counted('t.company_id = $1', 'ORDER BY t.id DESC', 'LIMIT 25 OFFSET 0'),
      values: [7],
    });
  });

  it('reads no record whole that comes before the page', () => {
    const from = 'FROM things t WHERE t.company_id = $1';
    const order = 'ORDER BY t.name ASC, t.id ASC';
    expect(listStatement(SPEC, 7, query({ sort: 'name', page: 3, per_page: 10 })).text).toBe(
      `SELECT c.list_total, r.* FROM (SELECT count(*) AS list_total ${from}) c ` +
        `LEFT JOIN LATERAL (${late(from, order, 'LIMIT 10 OFFSET 20')}) r ON true`,
    );
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
    const where = 't.company_id = $1 AND t.kind = $2 AND t.a = $3 OR t.b = $3';
    expect(text).toBe(counted(where, 'ORDER BY t.id DESC', 'LIMIT 25 OFFSET 0'));
    expect(values).toEqual([7, false, hostile]);
  });

  it('needs no filters and no search', () => {
    const { filters: _filters, search: _search, ...bare } = SPEC;
    expect(listStatement(bare, 7, query({ kind: 'x', search: 'x' })).values).toEqual([7]);
  });

  it('has the condition of the one value that is asked for, and refuses any other', () => {
    const { text, values } = listStatement(SPEC, 7, query({ status: 'closed' }));
    expect([text, values]).toEqual([
      counted('t.company_id = $1 AND t.due = 0', 'ORDER BY t.id DESC', 'LIMIT 25 OFFSET 0'),
      [7],
    ]);
    for (const status of ['lost', 'toString', 1]) {
      expect(refusalOf(() => listStatement(SPEC, 7, query({ status })))).toEqual([
        'validation_failed',
        expect.objectContaining({ field: 'status' }),
      ]);
    }
  });
});

describe('a list that is searched', () => {
  const where = 't.company_id = $1 AND t.kind = $2 AND strpos(lower(t.name || t.a), lower($3)) > 0';

  it('looks at every record once, for the count and the page', () => {
    const order = 'ORDER BY t.made_on DESC, t.id DESC';
    expect(listStatement(SPEC, 7, query({ kind: 'x', search: 'Ana', sort: '-made_on' }))).toMatchObject({
      text:
        `WITH found AS MATERIALIZED (SELECT t.id, t.made_on FROM things t WHERE ${where}) ` +
        `SELECT c.list_total, r.* FROM (SELECT count(*) AS list_total FROM found t) c ` +
        `LEFT JOIN LATERAL (${late('FROM found t', order, 'LIMIT 25 OFFSET 0')}) r ON true`,
      values: [7, 'x', 'Ana'],
    });
  });

  it('does so behind a cursor, and does not count', () => {
    const seek = 'AND (t.id, t.id) < ($4::bigint, $5::bigint)';
    const { text, values } = listStatement(
      SPEC,
      7,
      query({ kind: 'x', search: 'Ana', cursor: cursor('-id', 9, 9) }),
    );
    expect(text).toBe(
      `WITH found AS MATERIALIZED (SELECT t.id FROM things t WHERE ${where} ${seek}) ` +
        late('FROM found t', 'ORDER BY t.id DESC', 'LIMIT 26'),
    );
    expect(values).toEqual([7, 'x', 'Ana', 9, 9]);
  });

  it('is not searched for nothing', () => {
    expect(listStatement(SPEC, 7, query({ search: '' }))).toEqual(listStatement(SPEC, 7, query()));
  });
});

describe('a list is short', () => {
  const isShort = (values: Record<string, unknown>) => listStatement(SPEC, 7, query(values)).isShort;

  it('where it is read in its usual order from the beginning or from behind a cursor', () => {
    expect([{}, { per_page: 100 }, { cursor: cursor('-id', 9, 9) }].map(isShort)).toEqual([true, true, true]);
  });

  it.each([{ kind: 'x' }, { status: 'open' }, { search: 'Ana' }, { page: 2 }, { sort: 'name' }])(
    'and not where other records are looked at, as by %j',
    (values) => {
      expect(isShort(values)).toBe(false);
    },
  );
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
      ).toMatchObject({
        text: `SELECT t.id, t.name FROM things t WHERE t.company_id = $1 ${rest} LIMIT 11`,
        values: [7, ...position],
      });
    },
  );

  it('by numbers passes those before it without reading them whole', () => {
    const priced: ListSpec = { ...SPEC, sorts: { price: 'numeric' } };
    const { text } = listStatement(priced, 7, query({ sort: '-price', cursor: cursor('-price', '9.50', 9) }));
    const from = 'FROM things t WHERE t.company_id = $1 AND (t.price, t.id) < ($2::numeric, $3::bigint)';
    expect(text).toBe(late(from, 'ORDER BY t.price DESC, t.id DESC', 'LIMIT 26'));
  });

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

it('a query that comes again has the statement of before, for the company that asks now', () => {
  const statements = new ListStatements(SPEC);
  const asked = query({ kind: 'x', cursor: cursor('-id', 9, 9) });
  for (const again of [asked, Object.freeze(asked)])
    for (const company of [7, 8, 7])
      expect(statements.of(company, again)).toEqual(listStatement(SPEC, company, again));
  const changed = query({ kind: 'x' });
  statements.of(7, changed);
  expect(statements.of(7, Object.assign(changed, { kind: 'y' })).values).toEqual([7, 'y']);
});

it.each(['other', '-other', 'toString', 'id-', '', '--id'])('a list is not sorted by %j', (sort) => {
  expect(refusalOf(() => listStatement(SPEC, 7, query({ sort })))).toEqual([
    'validation_failed',
    { field: 'sort', code: 'unknown_column', message: 'sort by one of id, name, made_on' },
  ]);
});
