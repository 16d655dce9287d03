import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODIES, Kind, NOT } from './support/bad-values.js';
import { Books } from './support/books.js';
import { Caller } from './support/http.js';
import { expectRefusal, imageOf } from './support/refusal.js';
import { companyInUse } from './support/routes-in-use.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
let proprietor: Caller;
let invoiceId: number;
let before: unknown;
beforeAll(async () => {
  world = await World.shared();
  ({ books, proprietor } = await companyInUse(world));
  [{ id: invoiceId }] = await books.read('invoices');
  before = await imageOf(world);
});
afterAll(() => world.close());

const CASES = BODIES.flatMap(({ path, body, fields }) =>
  Object.entries(fields).flatMap(([kind, names]) =>
    names.split(' ').map((field) => [path, field, kind as Kind, body] as const),
  ),
);

const good = (body: string): Record<string, unknown> =>
  JSON.parse(body.replace('CLIENT', String(books.clientId)).replace('INVOICE', String(invoiceId)));

/** A body with one value that is not good, written as it is. */
const spoilt = (body: string, field: string, value: string): string =>
  JSON.stringify({ ...good(body), [field]: 'SPOILT' }).replace('"SPOILT"', value);

describe('one value that is not valid', () => {
  it.each(CASES)(
    'is named, and nothing is written: POST %s with a bad %s (%s)',
    async (path, field, kind, body) => {
      for (const value of NOT[kind]) {
        const sent = spoilt(body, field, value);
        const answer = await proprietor.post(`/api/v1/${path}`, sent);
        expectRefusal(answer, sent);
        const fields = (answer.body.error.details ?? []).map(
          (detail: { field: string }) => detail.field.split(/[.[]/)[0],
        );
        expect({ value, fields }).toEqual({ value, fields: expect.arrayContaining([field]) });
      }
    },
  );

  it.each([
    ['0', 'quantity'],
    ['"x"', 'quantity'],
    ['1e309', 'quantity'],
    ['-1', 'unit_price'],
    ['1e-7', 'unit_price'],
    ['{}', 'description'],
    ['"none"', 'tax'],
    ['101', 'discount_percent'],
    ['999999999', 'product_id'],
  ])('in a line is named with its place: %s as %s', async (value, field) => {
    const line = '{"description":"x","quantity":"1","unit_price":"1"}';
    const bad = JSON.stringify({ ...JSON.parse(line), [field]: 'SPOILT' }).replace('"SPOILT"', value);
    const answer = await proprietor.post(
      '/api/v1/invoices',
      `{"client_id":${books.clientId},"lines":[${line},${bad}]}`,
    );
    expectRefusal(answer, bad);
    expect(answer.body.error.details[0].field).toBe(`lines[1].${field}`);
  });

  it.each(['null', '1', '"x"', '[]', '[{}]', '[[]]'])('instead of a line is refused: %s', async (line) => {
    const answer = await proprietor.post(
      '/api/v1/invoices',
      `{"client_id":${books.clientId},"lines":[${line}]}`,
    );
    expectRefusal(answer, line);
  });
});

describe('an id of nothing', () => {
  it.each(CASES.filter(([, , kind]) => kind === 'id'))(
    'is refused: POST %s with such a %s',
    async (path, field, _, body) => {
      for (const value of [
        '999999999',
        '9007199254740993',
        '9223372036854775807',
        '9223372036854775808',
        '1e20',
        '1e300',
      ]) {
        const sent = spoilt(body, field, value);
        expectRefusal(await proprietor.post(`/api/v1/${path}`, sent), sent);
      }
    },
  );
});

describe('all of this', () => {
  it('leaves no row behind', async () => expect(await imageOf(world)).toEqual(before));

  it('was about the value alone: without it each body is accepted', async () => {
    for (const { path, body } of BODIES)
      expect([path, (await proprietor.post(`/api/v1/${path}`, good(body))).status]).toEqual([path, 201]);
  });
});
