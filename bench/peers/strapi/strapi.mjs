// Strapi as it is served, with a collection of the columns that Llavero's list of invoices has, filled with as many as a
// company has there, and a token of full access: a static one, as integrations of Strapi use.
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Its ES modules do not load in Node.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
const { PUBLIC_FOLDER, INVOICES } = process.env;
const appDir = fileURLToPath(new URL('.', import.meta.url));

await mkdir(join(PUBLIC_FOLDER, 'uploads'), { recursive: true });
const strapi = await createStrapi({ appDir, distDir: appDir }).load();
await fill(strapi.db.connection, Number(INVOICES));
const { accessKey } = await strapi
  .service('admin::api-token')
  .create({ name: 'Bench', type: 'full-access', lifespan: null });

strapi.server.mount();
strapi.server.listen(0, '127.0.0.1', () => {
  process.send({ port: strapi.server.httpServer.address().port, token: accessKey });
});

async function fill(database, invoices) {
  await database.raw(
    `INSERT INTO invoices (document_id, uuid, kind, state, series_id, number, invoice_number, client_id, client_name,
       client_tax_id, currency, issued_on, due_on, subtotal, tax_total, surcharge_total, withholding_total, total, paid_total,
       credited_total, issued_at, status, balance, created_at, updated_at, published_at)
     SELECT left(md5('document ' || n), 24), gen_random_uuid(), 'invoice', 'issued', 1, n, 'F2026-' || lpad(n::text, 6, '0'),
       1 + n % 100, 'Client ' || 1 + n % 100, 'A00000001', 'EUR', current_date, current_date + 30, 300, 63, 0, 0, 363, 0, 0,
       now(), 'unpaid', 363, now(), now(), now()
     FROM generate_series(1, ?::int) n`,
    [invoices],
  );
  await database.raw('ANALYZE invoices');
}
