/**
 * What was issued from `$2` to `$3`, a row per document and tax. A credit note has its negative amounts; drafts
 * and cancelled documents are not in the book. What is withheld stands on the first row of its document.
 */
export const ISSUED = `
  SELECT i.issued_on AS date, i.invoice_number AS number, i.client_name AS client, i.client_tax_id, i.currency,
    x.tax_code, trim_scale(x.rate) AS rate, x.base, x.tax, x.surcharge, w.withholding,
    x.base + x.tax + x.surcharge - coalesce(w.withholding, 0) AS total,
    i.series_id, i.number AS series_number, x.position
  FROM invoices i
  JOIN invoice_taxes x ON x.company_id = i.company_id AND x.invoice_id = i.id
  CROSS JOIN LATERAL (SELECT CASE WHEN x.position = 1 THEN i.withholding_total END AS withholding) w
  WHERE i.company_id = $1 AND i.state = 'issued' AND i.issued_on BETWEEN $2 AND $3`;

/** The same of the confirmed purchases. Their credit notes are stored as positive amounts and count negatively. */
export const RECEIVED = `
  SELECT p.issued_on AS date, p.number, p.supplier_name AS supplier, p.supplier_tax_id, p.currency,
    x.tax_code, trim_scale(x.rate) AS rate, s.sign * x.base AS base, s.sign * x.tax AS tax, w.withholding,
    s.sign * (x.base + x.tax) - coalesce(w.withholding, 0) AS total, p.id, x.position
  FROM purchases p
  JOIN purchase_taxes x ON x.company_id = p.company_id AND x.purchase_id = p.id
  CROSS JOIN LATERAL (SELECT CASE p.kind WHEN 'credit_note' THEN -1 ELSE 1 END AS sign) s
  CROSS JOIN LATERAL (SELECT CASE WHEN x.position = 1 THEN s.sign * p.withholding_total END AS withholding) w
  WHERE p.company_id = $1 AND p.state = 'confirmed' AND p.issued_on BETWEEN $2 AND $3`;
