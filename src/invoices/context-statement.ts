const texts = new Map<string, string>();

/**
 * What reads the books of a document: parameters are company, client, kind, day or null, codes of taxes, and then those
 * that are `named` of series, payment method and products. What is not named is not looked for: to prepare each look
 * costs PostgreSQL more than the look.
 */
export function contextText(named: readonly boolean[]): string {
  const shape = named.join();
  const known = texts.get(shape);
  if (known !== undefined) return known;
  let last = 5;
  const [series, method, products] = named.map((is) => (is ? `$${++last}` : undefined));
  const text = `
  WITH day AS (
    SELECT c.currency, (clock_timestamp() AT TIME ZONE c.timezone)::date AS today
    FROM companies c WHERE c.id = $1
  )${method ? `, ${methodOf(method)}` : ''}${products ? `, ${soldOf(products)}` : ''}
  SELECT day.currency, day.today, coalesce($4::date, day.today) AS issued_on,
    coalesce($4::date, day.today) + ${method ? 'coalesce((SELECT due_days FROM method), 0)' : '0'} AS due_on,
    ${method ? 'EXISTS (SELECT FROM method)' : 'false'} AS method_known,
    ${CLIENT} AS client,
    (SELECT json_build_object('id', s.id, 'code', s.code, 'pattern', s.pattern) FROM series s
     WHERE s.company_id = $1 AND s.kind = $3 AND s.active
       AND ${series ? `s.id = ${series}` : 's.is_default'}) AS series,
    ${productsOf(products)},
    coalesce((SELECT json_agg(x) FROM (
       SELECT code, kind, rate::text, surcharge_rate::text FROM taxes
       WHERE company_id = $1 AND active
         AND (code = ANY ($5::text[])${products ? ' OR code IN (SELECT tax_code FROM sold)' : ''})) x), '[]') AS taxes
  FROM day`;
  texts.set(shape, text);
  return text;
}

const methodOf = (code: string) => `method AS (
    SELECT due_days FROM payment_methods WHERE company_id = $1 AND code = ${code} AND active
  )`;

const soldOf = (ids: string) => `sold AS (
    SELECT p.id, p.name, p.price::text, x.code AS tax_code
    FROM products p LEFT JOIN taxes x ON x.company_id = p.company_id AND x.id = p.tax_id
    WHERE p.company_id = $1 AND p.id = ANY (${ids}::bigint[]) AND p.active
  )`;

/** What is counted is so whether or not it is still sold. */
const productsOf = (ids: string | undefined) =>
  ids === undefined
    ? `'[]'::json AS products, '[]'::json AS stocked`
    : `coalesce((SELECT json_agg(p) FROM sold p), '[]') AS products,
    coalesce((SELECT json_agg(p.id) FROM products p
       WHERE p.company_id = $1 AND p.id = ANY (${ids}::bigint[]) AND p.stocked), '[]') AS stocked`;

const CLIENT = `(SELECT to_json(x) FROM (
       SELECT c.id, c.name, c.tax_id, c.surcharge,
         nullif(concat_ws(', ', nullif(c.address, ''), nullif(concat_ws(' ', c.postal_code, c.city), ''),
                          nullif(c.province, ''), c.country), '') AS address
       FROM clients c WHERE c.company_id = $1 AND c.id = $2) x)`;
