import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAX_ROWS } from '../src/reports/report-of.js';
import { MAX_PDF_ROWS } from '../src/printing/pdf.js';
import { Books, refusalOf } from './support/books.js';
import { reportOf } from './support/reports.js';
import { Superuser } from './support/superuser.js';
import { World } from './support/world.js';

let world: World;
let superuser: Superuser;
let books: Books;
beforeAll(async () => {
  world = await World.start();
  superuser = await Superuser.on(world.server.database);
  books = await Books.open(world);
  await addRows(100, MAX_ROWS / 100);
});
afterAll(async () => {
  await superuser.close();
  await world.close();
});

const DAY = { from: '2026-01-02', to: '2026-01-02' };

/** Invoices of that day, each with so many taxes; the API would take minutes for as many. */
async function addRows(invoices: number, taxes: number): Promise<void> {
  const { id, next_number } = await books.defaultSeries();
  const values = [books.company.id, books.clientId, id, next_number, invoices, taxes];
  await superuser.rows(
    `WITH numbers AS (
       UPDATE series SET next_number = next_number + $5 WHERE company_id = $1 AND id = $3
     ), written AS (
       INSERT INTO invoices (company_id, state, series_id, number, invoice_number, client_id, client_name, currency,
         issued_on, due_on, subtotal, tax_total, surcharge_total, withholding_total, total)
       SELECT $1, 'issued', $3, $4::bigint + n, 'N' || $4::bigint + n, $2, 'Ana', 'EUR', '2026-01-02', '2026-01-02',
         0.01 * $6::int, 0, 0, 0, 0.01 * $6::int
       FROM generate_series(0, $5::int - 1) n RETURNING company_id, id
     )
     INSERT INTO invoice_taxes (company_id, invoice_id, position, rate, base, tax)
     SELECT company_id, id, p, 0, 0.01, 0 FROM written, generate_series(1, $6::int) p`,
    values,
  );
}

it('a report has at most so many rows, a PDF fewer, and what has more is refused', async () => {
  const { rows, totals } = await reportOf(books.caller, 'vat-book', DAY);
  expect([rows.length, totals.at(-1)!.base]).toEqual([MAX_ROWS, '500.00']);
  const run = (format: string) =>
    books.caller.get(`/api/v1/reports/vat-book?from=${DAY.from}&to=${DAY.to}&format=${format}`);
  expect((await run('csv')).text.match(/\r\n/g)).toHaveLength(1 + MAX_ROWS + totals.length);
  expect(refusalOf(await run('pdf'))).toEqual([422, 'validation_failed', 'format', 'too_many_rows']);

  await addRows(1, 1);
  for (const format of ['json', 'csv', 'pdf']) {
    expect(refusalOf(await run(format))).toEqual([422, 'validation_failed', 'to', 'too_many_rows']);
  }
});

it('a PDF may be as long as it may be', async () => {
  const other = books;
  books = await Books.open(world);
  await addRows(4, MAX_PDF_ROWS / 4);
  const answer = await books.caller.get(`/api/v1/reports/vat-book?from=${DAY.from}&to=${DAY.to}&format=pdf`);
  books = other;
  expect([answer.status, answer.text.slice(0, 5)]).toEqual([200, '%PDF-']);
});
