// The work of issuing an invoice, as statements that are awaited one by one: whoever runs it sends what it yields and
// gives back the first row, as a list of values. The rows that are read and written are those that Llavero reads and
// writes; triggers and row security are the database's own.

export const STATEMENTS = {
  begin: 'BEGIN',
  set: `SELECT set_config('app.company_id', $1, true)`,
  context: `
    SELECT c.currency, (clock_timestamp() AT TIME ZONE c.timezone)::date::text, s.id::text,
      k.name, k.tax_id, nullif(concat_ws(', ', k.address, k.postal_code, k.city, k.province), ''),
      (SELECT jsonb_object_agg(t.code, t.rate::text) FROM taxes t
       WHERE t.company_id = c.id AND t.active AND t.code = ANY ($4::text[]))::text
    FROM companies c
    JOIN clients k ON k.company_id = c.id AND k.id = $2
    JOIN series s ON s.company_id = c.id AND s.kind = 'invoice' AND s.active
      AND CASE WHEN $3::bigint IS NULL THEN s.is_default ELSE s.id = $3 END
    WHERE c.id = $1`,
  number: `
    UPDATE series SET next_number = next_number + 1, numbered = numbered + 1, last_issued_on = greatest(last_issued_on, $3::date)
    WHERE company_id = $1 AND id = $2 AND active AND (range_to IS NULL OR next_number <= range_to)
      AND (valid_until IS NULL OR valid_until >= $3::date) AND (last_issued_on IS NULL OR last_issued_on <= $3::date)
    RETURNING (next_number - 1)::text, code`,
  invoice: `
    INSERT INTO invoices (company_id, state, series_id, number, invoice_number, client_id, client_name, client_tax_id,
      client_address, currency, issued_on, due_on, subtotal, tax_total, surcharge_total, withholding_total, total)
    VALUES ($1, 'issued', $2, $3, $4, $5, $6, $7, $8, $9, $10::date, $10::date, $11, $12, 0, 0, $13)
    RETURNING id::text, uuid::text, created_at::text`,
  line: `
    INSERT INTO invoice_lines
      (company_id, invoice_id, position, description, quantity, unit_price, tax_code, tax_rate, net)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  tax: `
    INSERT INTO invoice_taxes (company_id, invoice_id, position, tax_code, rate, base, tax)
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  commit: 'COMMIT',
};

/**
 * @param {{ company: number, client: number, series: number | null, lines: object[] }} order
 * @returns {Generator<[string, unknown[]], object, string[]>} the invoice as it is answered
 */
export function* issue({ company, client, series, lines }) {
  yield ['begin', []];
  yield ['set', [String(company)]];
  const codes = [...new Set(lines.map(({ tax }) => tax))];
  const [currency, day, seriesId, name, taxId, address, taxes] = yield [
    'context',
    [company, client, series, `{${codes.join()}}`],
  ];
  const { rows, groups, subtotal, taxTotal } = workedOut(lines, JSON.parse(taxes));
  const [number, code] = yield ['number', [company, seriesId, day]];
  const invoiceNumber = `${code}${day.slice(0, 4)}-${number.padStart(6, '0')}`;
  const total = (subtotal + taxTotal).toFixed(2);
  const head = [company, seriesId, number, invoiceNumber, client, name, taxId, address, currency, day];
  const [id, uuid, created] = yield ['invoice', [...head, subtotal.toFixed(2), taxTotal.toFixed(2), total]];
  for (const [index, row] of rows.entries()) yield ['line', [company, id, index + 1, ...row]];
  for (const [index, group] of groups.entries()) yield ['tax', [company, id, index + 1, ...group]];
  yield ['commit', []];
  return {
    id,
    uuid,
    invoice_number: invoiceNumber,
    issued_on: day,
    created_at: created,
    total,
    rows,
    groups,
  };
}

/** The columns of the lines and of the groups of taxes, and what they come to. */
function workedOut(lines, rates) {
  const rows = lines.map(({ description, quantity, unit_price, tax }) => {
    const net = (Number(quantity) * Number(unit_price)).toFixed(2);
    return [description, quantity, unit_price, tax, rates[tax], net];
  });
  const groups = Object.entries(rates).map(([code, rate]) => {
    const base = sum(rows.filter((row) => row[3] === code).map((row) => Number(row[5])));
    return [code, rate, base.toFixed(2), ((base * Number(rate)) / 100).toFixed(2)];
  });
  return {
    rows,
    groups,
    subtotal: sum(rows.map((row) => Number(row[5]))),
    taxTotal: sum(groups.map((group) => Number(group[3]))),
  };
}

const sum = (values) => values.reduce((one, other) => one + other, 0);
