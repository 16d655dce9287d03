import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dataOf, refusalOf } from './support/books.js';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

const series = { code: 'B', name: 'Shop' };
const record = async (company: CompanyInWorld) =>
  (await (await Books.of(company)).create('series', series)).id as number;
const EXHAUSTED = [409, 'series_exhausted'];

describe('the routes of series', () => {
  const [path, one] = ['/api/v1/series', '/api/v1/series/:id'];
  const body = () => Promise.resolve(series);
  protectedRoute(() => world, { method: 'GET', path, grant: 'series.read' });
  protectedRoute(() => world, { method: 'POST', path, grant: 'series.create', body });
  protectedRoute(() => world, { method: 'GET', path: one, grant: 'series.read', record });
  protectedRoute(() => world, { method: 'PATCH', path: one, grant: 'series.update', record, body });
  protectedRoute(() => world, { method: 'DELETE', path: one, grant: 'series.delete', record });
});

describe('a series', () => {
  const numbers = async (id: number, count: number) => {
    const issued = [];
    for (let i = 0; i < count; i++) issued.push((await books.invoice({ series_id: id })).invoice_number);
    return issued;
  };

  it('writes numbers as its pattern says, with the date of the document', async () => {
    const { id } = await books.create('series', {
      ...series,
      pattern: 'F-{YEAR}/{MONTH}.{DAY} {CODE}_{NUMBER:4}',
    });
    const { invoice_number } = await books.invoice({ series_id: id, issued_on: '2026-03-09' });
    expect(invoice_number).toBe('F-2026/03.09 B_0001');
  });

  it('numbers from where its range begins, each of its own', async () => {
    const { id } = await books.create('series', { ...series, pattern: '{CODE}{NUMBER}', range_from: 501 });
    expect(await numbers(id, 2)).toEqual(['B501', 'B502']);
    expect((await books.invoice()).number).toBe(1);
  });

  it.each([
    '{CODE}',
    '{NUMBER}{NUMBER}',
    '{NUMBER:0}',
    '{NUMBER:13}',
    '{number}',
    '{HOUR}{NUMBER}',
    'Ñ{NUMBER}',
    '',
  ])('has no pattern %j', async (pattern) => {
    expect((await books.post('series', { ...series, pattern })).status).toBeOneOf([400, 422]);
  });

  it('has no empty range, now or later', async () => {
    const empty = [422, 'validation_failed', 'range_to', 'before_range_from'];
    expect(refusalOf(await books.post('series', { ...series, range_from: 5, range_to: 4 }))).toEqual(empty);
    const { id } = await books.create('series', { ...series, range_from: 5, range_to: 5 });
    expect(refusalOf(await books.patch(`series/${id}`, { range_to: 4 }))).toEqual(empty);
  });

  it('keeps its kind, its code and its numbers whatever a change says', async () => {
    const created = await books.create('series', series);
    const changes = { kind: 'credit_note', code: 'Z', range_from: 9, next_number: 9, name: 'Fair' };
    const changed = dataOf(await books.patch(`series/${created.id}`, changes), 200);
    expect(changed).toEqual({ ...created, name: 'Fair', updated_at: changed.updated_at });
  });

  it('is not found for the other kind of document, nor when it is retired', async () => {
    const unknown = [422, 'validation_failed', 'series_id', 'unknown'];
    const notes = await books.defaultSeries('credit_note');
    expect(refusalOf(await books.post('invoices', books.request({ series_id: notes.id })))).toEqual(unknown);
    const { id } = await books.create('series', series);
    const draft = await books.draft({ series_id: id });
    await books.patch(`series/${id}`, { active: false });
    expect(refusalOf(await books.post('invoices', books.request({ series_id: id })))).toEqual(unknown);
    expect(refusalOf(await books.post(`invoices/${draft.id}/issue`))).toEqual(unknown);
  });

  it('is missed by its kind where the company has no default one', async () => {
    const { id } = await books.defaultSeries();
    await books.patch(`series/${id}`, { is_default: false });
    expect(refusalOf(await books.post('invoices', books.request()))).toEqual([
      422,
      'validation_failed',
      'series_id',
      'required',
    ]);
  });

  it('gives no number that another one has given, however the patterns are written', async () => {
    const pattern = 'F{NUMBER}';
    const [one, other] = [
      await books.create('series', { ...series, pattern }),
      await books.create('series', { ...series, code: 'C', pattern }),
    ];
    await books.invoice({ series_id: one.id });
    const taken = [409, 'conflict', 'invoice_number', 'taken'];
    expect(refusalOf(await books.post('invoices', books.request({ series_id: other.id })))).toEqual(taken);
    const draft = await books.draft({ series_id: other.id });
    expect(refusalOf(await books.post(`invoices/${draft.id}/issue`))).toEqual(taken);
    expect((await books.read(`series/${other.id}`)).next_number).toBe(1);
  });
});

describe('the dates of a series', () => {
  it('go forward with its numbers', async () => {
    await books.invoice({ issued_on: '2026-05-10' });
    const draft = await books.draft();
    const before = [422, 'validation_failed', 'issued_on', 'before_last_issued'];
    const issued_on = '2026-05-09';
    expect(refusalOf(await books.post('invoices', books.request({ issued_on })))).toEqual(before);
    expect(refusalOf(await books.post(`invoices/${draft.id}/issue`, { issued_on }))).toEqual(before);
    expect((await books.invoice({ issued_on: '2026-05-10' })).number).toBe(2);
    expect(await books.defaultSeries()).toMatchObject({ next_number: 3, last_issued_on: '2026-05-10' });
  });

  it('do not bind drafts', async () => {
    await books.invoice({ issued_on: '2026-05-10' });
    expect((await books.draft({ issued_on: '2026-05-09' })).issued_on).toBe('2026-05-09');
  });
});

describe('a range that the tax authority gave', () => {
  beforeEach(async () => (books = await Books.open(world, { country: 'HN' })));
  const cai = {
    ...series,
    pattern: '000-001-01-{NUMBER:8}',
    authorisation: '254F-8AD1',
    range_from: 151,
    range_to: 152,
  };

  it('is used up to its last number, with its authorisation on each document', async () => {
    const { id } = await books.create('series', cai);
    for (const number of ['000-001-01-00000151', '000-001-01-00000152']) {
      const issued = await books.invoice({ series_id: id });
      expect([issued.invoice_number, issued.authorisation]).toEqual([number, '254F-8AD1']);
    }
    expect(refusalOf(await books.post('invoices', books.request({ series_id: id })))).toEqual(EXHAUSTED);
    const draft = await books.draft({ series_id: id });
    expect(refusalOf(await books.post(`invoices/${draft.id}/issue`))).toEqual(EXHAUSTED);
    expect(await books.read(`invoices/${draft.id}`)).toEqual(draft);
  });

  it('goes on under a new authorisation; documents keep the one that they were issued under', async () => {
    const { id } = await books.create('series', { ...cai, range_to: 151 });
    const first = await books.invoice({ series_id: id });
    await books.patch(`series/${id}`, { range_to: 300, authorisation: '999A-0001' });
    expect((await books.invoice({ series_id: id })).authorisation).toBe('999A-0001');
    expect((await books.read(`invoices/${first.id}`)).authorisation).toBe('254F-8AD1');
  });

  it('ends with its last day', async () => {
    const { id } = await books.create('series', { ...cai, valid_until: '2026-06-30' });
    expect((await books.invoice({ series_id: id, issued_on: '2026-06-30' })).number).toBe(151);
    const late = books.request({ series_id: id, issued_on: '2026-07-01' });
    expect(refusalOf(await books.post('invoices', late))).toEqual(EXHAUSTED);
    expect((await books.read(`series/${id}`)).next_number).toBe(152);
  });

  it('also ends for credit notes', async () => {
    const invoice = await books.invoice();
    const { id } = await books.defaultSeries('credit_note');
    await books.patch(`series/${id}`, { valid_until: '2026-01-01' });
    expect(refusalOf(await books.post(`invoices/${invoice.id}/credit-notes`))).toEqual(EXHAUSTED);
    expect((await books.read(`invoices/${invoice.id}`)).credited_total).toBe('0.00');
  });
});

describe('the default series', () => {
  const defaults = async () =>
    ((await books.read('series?kind=invoice')) as { code: string; is_default: boolean }[])
      .filter(({ is_default }) => is_default)
      .map(({ code }) => code);

  it('is one for each kind: a new one takes its place', async () => {
    await books.create('series', { ...series, is_default: true });
    expect(await defaults()).toEqual(['B']);
    expect((await books.defaultSeries('credit_note')).code).toBe('R');
    expect((await books.invoice()).invoice_number).toMatch(/^B/);
  });

  it('is one after any number that were made default at the same time', async () => {
    const ids = [];
    for (const code of ['B', 'C', 'D', 'E'])
      ids.push((await books.create('series', { ...series, code })).id as number);
    const answers = await Promise.all([
      ...ids.concat(ids).map((id) => books.patch(`series/${id}`, { is_default: true })),
      ...['F', 'G'].map((code) => books.post('series', { ...series, code, is_default: true })),
      books.post('invoices', books.request()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(8).fill(200), 201, 201, 201]);
    expect(await defaults()).toHaveLength(1);
  });
});
