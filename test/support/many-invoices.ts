import { Books } from './books.js';
import { Superuser } from './superuser.js';

/**
 * So many invoices of 121.00, one a day up to today: of ten one is a draft, one cancelled, one credited, one
 * overdue or unpaid, and the others are paid. The API would take minutes for as many.
 */
export async function addInvoices(superuser: Superuser, books: Books, count: number): Promise<void> {
  const { id, next_number } = await books.defaultSeries();
  await superuser.rows(
    `WITH made AS (
       SELECT $4::bigint + n AS number, n % 10 AS part, current_date - n % 1000 AS day FROM generate_series(0, $5::int - 1) n
     ), numbers AS (
       UPDATE series SET next_number = next_number + $5,
         numbered = numbered + (SELECT count(*) FROM made WHERE part > 1)
       WHERE company_id = $1 AND id = $3
     )
     INSERT INTO invoices (company_id, state, series_id, number, invoice_number, client_id, client_name, currency,
       client_tax_id, client_address, issued_on, due_on, subtotal, tax_total, surcharge_total, withholding_total, total,
       paid_total, credited_total)
     SELECT $1, CASE part WHEN 0 THEN 'draft' WHEN 1 THEN 'cancelled' ELSE 'issued' END, $3,
       CASE WHEN part > 1 THEN number END, CASE WHEN part > 1 THEN 'N-' || number END, $2, 'Ana', 'EUR',
       'B00000000', 'Calle de la Ribera de Curtidores 12, 28005 Madrid, Madrid, ES',
       day, day + 30, 100, 21, 0, 0, 121, CASE WHEN part > 3 THEN 121 ELSE 0 END, CASE WHEN part = 2 THEN 121 ELSE 0 END
     FROM made`,
    [books.company.id, books.clientId, id, next_number, count],
  );
}
