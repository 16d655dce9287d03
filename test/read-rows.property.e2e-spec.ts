import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyScope } from '../src/database/company-scope.js';
import { withSession } from '../src/database/company-session.js';
import { ShortStatement } from '../src/database/statement-names.js';
import { CompanyInWorld, World } from './support/world.js';

/** Of each type that a table has, and of some that none has. */
const TYPES = [
  ['text', fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))],
  ['varchar', fc.constantFrom('', 'a', '"\\/\b\f\n\r\t\u001f\u007f\u2028 ñ😀')],
  ['boolean', fc.boolean()],
  ['smallint', fc.integer({ min: -32_768, max: 32_767 })],
  ['integer', fc.integer()],
  ['bigint', fc.maxSafeInteger()],
  ['numeric', fc.constantFrom('0', '-1.50', '999999999999.999999', 'NaN')],
  ['double precision', fc.double({ noDefaultInfinity: true })],
  ['date', fc.constantFrom('2026-02-28', '0001-01-01', '9999-12-31')],
  ['timestamptz', fc.constantFrom('2026-02-28 10:20:30.123456+02', '1999-12-31 23:59:59+00')],
  ['uuid', fc.uuid()],
  ['jsonb', fc.constantFrom('{"b": [1, {"c": null}], "a": "\\u00f1\\n"}', '[]', '"x"')],
  ['text[]', fc.constantFrom('{a,"b c",NULL}', '{}')],
  ['bytea', fc.constantFrom('\\x00ff', '')],
  ['inet', fc.constantFrom('10.0.0.0/8', '::1')],
] as const;
/** So many rows of all types, whose values are parameters. */
const selection = (rows: number) =>
  Array.from({ length: rows }, (_, row) => {
    const column = (type: string, index: number) =>
      `($${row * TYPES.length + index + 1}::text)::${type} AS "the ${type}"`;
    return `SELECT ${TYPES.map(([type], index) => column(type, index)).join(', ')}`;
  }).join(' UNION ALL ');
const textOf = (value: unknown) => (value === null ? null : `${value as string | number | boolean}`);
const VALUES = fc.tuple(...TYPES.map(([, values]) => fc.option(values as fc.Arbitrary<unknown>)));

type Row = Record<string, unknown>;

let world: World;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.shared();
  company = await world.company();
});
afterAll(() => world.close());

/** As operators read: of the company, on a lane, and within a transaction. */
const inCompany = <T>(work: () => Promise<T>): Promise<T> => withSession({ companyId: company.id }, work);
const onLane = (statement: ShortStatement) =>
  inCompany(() => world.service(CompanyScope).rows<Row>(statement));
const inTransaction = ({ text, values }: ShortStatement) =>
  inCompany(() => world.service(CompanyScope).run((manager) => manager.query<Row[]>(text, values)));

describe('rows as PostgreSQL sent them', () => {
  it('become the objects that pg makes, and the JSON that these have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(VALUES, { minLength: 1, maxLength: 4 }), async (all) => {
        const statement = { text: selection(all.length), values: all.flat().map(textOf) };
        const [rows, objects] = [await onLane(statement), await inTransaction(statement)];
        expect(rows.objects()).toEqual(objects);
        expect(String(rows.json('', ''))).toBe(JSON.stringify(objects));
        for (const [place, object] of [
          [0, objects[0]],
          [-1, objects.at(-1)],
        ] as const)
          for (const column of Object.keys(objects[0]!))
            expect(rows.value(place, column)).toEqual(object![column]);
        expect(rows.value(all.length, 'the text')).toBeUndefined();
        const few = objects.slice(0, 2).map(({ 'the text': _left, ...others }) => others);
        expect(String(rows.first(2).without('the text').json('<', '>'))).toBe(`<${JSON.stringify(few)}>`);
        expect(rows.first(2).without('the text').objects()).toEqual(few);
      }),
    );
  });

  it('are an empty list where there are none, and objects without members where there are no columns', async () => {
    const none = await onLane({ text: 'SELECT 1 AS one WHERE false', values: [] });
    expect([none.length, none.objects(), String(none.json('', ''))]).toEqual([0, [], '[]']);
    const bare = await onLane({ text: 'SELECT FROM (VALUES (1), (2)) v', values: [] });
    expect([bare.length, bare.objects(), String(bare.json('', ''))]).toEqual([2, [{}, {}], '[{},{}]']);
  });

  it('may be longer than all others before them', async () => {
    const long = await onLane({ text: `SELECT repeat('"ñ', 200000) AS long`, values: [] });
    expect(JSON.parse(String(long.json('', '')))).toEqual([{ long: '"ñ'.repeat(200_000) }]);
    const short = await onLane({ text: 'SELECT 1 AS one', values: [] });
    expect(String(short.json('', ''))).toBe('[{"one":1}]');
  });
});
