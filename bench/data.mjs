// Fills an empty, migrated database: companies with a series each, clients, issued invoices with three lines, and keys.
// Written as the superuser, without triggers: only the amount of data counts here.
import { createHmac, randomBytes } from 'node:crypto';
import pg from 'pg';

/** Companies that are asked, each with a key of its own, in turn. */
const ASKED = 64;
/** Series that the first company has beside its own; its clients, products and taxes are no more than others have. */
export const FURTHER_SERIES = Array.from({ length: 64 }, (_, n) => 1_000_001 + n);

/**
 * @typedef {object} Asked
 * @property {number} company
 * @property {string} token a key that may do everything
 * @property {number} key its id
 * @property {number} invoice the first one of the company
 * @property {number} client the first one of the company
 */

/**
 * @param {string} url the superuser's
 * @param {{ companies: number, invoices: number, keys: number }} amount in all companies together
 * @param {string} pepper the installation's, that digests are made under
 * @returns {Promise<Asked[]>} a full key of each of the companies that are asked
 */
export async function fill(url, { companies, invoices, keys }, pepper) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '64MB'`,
    );
    const each = { invoices: Math.ceil(invoices / companies), keys: Math.ceil(keys / companies) };
    for (const statement of STATEMENTS) await client.query(statement({ companies, ...each }));
    const tokens = Array.from({ length: Math.min(ASKED, companies) }, () => randomBytes(32).toString('hex'));
    const { rows } = await client.query(ASKED_KEYS, [
      tokens.map((token) => token.slice(0, 8)),
      tokens.map((token) => createHmac('sha256', pepper).update(token).digest()),
    ]);
    await client.query('SET session_replication_role = origin');
    await client.query('VACUUM ANALYZE');
    // What was loaded is on disk: nobody who is measured pays for writing it.
    await client.query('CHECKPOINT');
    return rows.map(({ company, key }) => ({
      company,
      token: tokens[company - 1],
      key,
      invoice: (company - 1) * each.invoices + 1,
      client: (company - 1) * clientsOf(each.invoices) + 1,
    }));
  } finally {
    await client.end();
  }
}

/** Whole numbers of the profile, written into the text: PostgreSQL plans them so. */
const STATEMENTS = [
  ({ companies }) => `
    INSERT INTO companies (id, name, tax_id, country, currency, timezone)
    OVERRIDING SYSTEM VALUE
    SELECT c, 'Company ' || c, 'B' || lpad(c::text, 8, '0'), 'ES', 'EUR', 'Europe/Madrid'
    FROM generate_series(1, ${companies}) c`,
  ({ companies }) => `
    INSERT INTO users (id, email) OVERRIDING SYSTEM VALUE
    SELECT c, 'owner' || c || '@bench.example' FROM generate_series(1, ${companies}) c`,
  ({ companies }) => `
    INSERT INTO memberships (company_id, user_id, name, role)
    SELECT c, c, 'Owner ' || c, 'proprietor' FROM generate_series(1, ${companies}) c`,
  ({ companies }) => `
    INSERT INTO taxes (company_id, code, name, rate)
    SELECT c, 'IVA' || r, 'IVA ' || r, r FROM generate_series(1, ${companies}) c, unnest(ARRAY[21, 10, 4]) r`,
  ({ companies, invoices }) => `
    INSERT INTO series (company_id, id, code, name, is_default, next_number, numbered, last_issued_on)
    OVERRIDING SYSTEM VALUE
    SELECT c, c, 'F', 'Invoices', true, ${invoices + 1}, ${invoices}, current_date FROM generate_series(1, ${companies}) c`,
  () => `
    INSERT INTO series (company_id, id, code, name)
    OVERRIDING SYSTEM VALUE
    SELECT 1, n, 'S' || n, 'Further' FROM unnest(ARRAY[${FURTHER_SERIES.join()}]) n`,
  ({ companies }) => `
    INSERT INTO products (company_id, id, code, name, price)
    OVERRIDING SYSTEM VALUE
    SELECT c, (c - 1) * ${PRODUCTS} + n, 'P' || n, 'Product ' || n, n
    FROM generate_series(1, ${companies}) c, generate_series(1, ${PRODUCTS}) n`,
  ({ companies, invoices }) => `
    INSERT INTO clients (company_id, id, name, tax_id, address, code, supplier_code)
    OVERRIDING SYSTEM VALUE
    SELECT c, (c - 1) * ${clientsOf(invoices)} + n, 'Client ' || n, 'A' || lpad(n::text, 8, '0'), 'Street ' || n, n::text, n::text
    FROM generate_series(1, ${companies}) c, generate_series(1, ${clientsOf(invoices)}) n`,
  ({ companies, invoices }) => `
    INSERT INTO invoices (company_id, id, state, series_id, number, invoice_number, client_id, client_name, client_tax_id,
      currency, issued_on, due_on, subtotal, tax_total, surcharge_total, withholding_total, total, issued_at)
    OVERRIDING SYSTEM VALUE
    SELECT c, (c - 1) * ${invoices}::bigint + n, 'issued', c, n, 'F' || extract(year FROM day) || '-' || lpad(n::text, greatest(6, length(n::text)), '0'),
      (c - 1) * ${clientsOf(invoices)} + 1 + n % ${clientsOf(invoices)}, 'Client ' || 1 + n % ${clientsOf(invoices)}, 'A00000001',
      'EUR', day, day + 30, 300.00, 63.00, 0.00, 0.00, 363.00, now()
    FROM generate_series(1, ${companies}) c, generate_series(1, ${invoices}) n,
      LATERAL (SELECT current_date - (${invoices} - n) % 720) d(day)`,
  ({ companies, invoices }) => `
    INSERT INTO invoice_lines (company_id, invoice_id, position, description, quantity, unit_price, tax_code, tax_rate, net)
    SELECT c, (c - 1) * ${invoices}::bigint + n, p, 'A line of an invoice', 1, 100.00, 'IVA21', 21, 100.00
    FROM generate_series(1, ${companies}) c, generate_series(1, ${invoices}) n, generate_series(1, 3) p`,
  ({ companies, invoices }) => `
    INSERT INTO invoice_taxes (company_id, invoice_id, position, tax_code, rate, base, tax)
    SELECT c, (c - 1) * ${invoices}::bigint + n, 1, 'IVA21', 21, 300.00, 63.00
    FROM generate_series(1, ${companies}) c, generate_series(1, ${invoices}) n`,
  ({ companies, keys }) => `
    INSERT INTO api_keys (company_id, id, name, format, prefix, digest, full_access)
    OVERRIDING SYSTEM VALUE
    SELECT c, (c - 1) * ${keys}::bigint + n, 'Key ' || n, 'hex64', left(md5(c || '-' || n), 8),
      sha256(('key ' || c || '-' || n)::bytea), true
    FROM generate_series(1, ${companies}) c, generate_series(1, ${keys}) n`,
  () => `
    SELECT setval(pg_get_serial_sequence(t, 'id'), 1000000000)
    FROM unnest(ARRAY['companies', 'users', 'series', 'clients', 'products', 'invoices', 'api_keys']) t`,
];

const PRODUCTS = 100;
const clientsOf = (invoices) => Math.max(1, Math.min(100, invoices));

const ASKED_KEYS = `
  INSERT INTO api_keys (company_id, name, format, prefix, digest, full_access)
  SELECT company, 'Bench', 'hex64', prefix, digest, true
  FROM unnest($1::text[], $2::bytea[]) WITH ORDINALITY k(prefix, digest, company)
  RETURNING company_id::int AS company, id::int AS key`;
