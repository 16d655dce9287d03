/** The amounts of a credit note are positive in our books, and negative in the original's. */
export const SIGN = `CASE t.kind WHEN 'credit_note' THEN -1 ELSE 1 END`;

/** What is kept beside one side of a purchase `t`, joined under an alias. */
export const keptBeside = (alias: string, resource: 'facturaproveedores' | 'reciboproveedores') =>
  `LEFT JOIN facturascripts_records ${alias} ON ${alias}.company_id = t.company_id
     AND ${alias}.resource = '${resource}' AND ${alias}.record_id = t.id`;

/**
 * The code of a purchase as `row` has it, with what is kept beside it in `kept`. One that was not entered here has none:
 * its id stands behind a dash, which no number of a sequence has.
 */
export const codeOf = (row: string, kept: string) =>
  `coalesce(${kept}.data->>'codigo',
     'FP' || to_char(${row}.issued_on, 'YYYY') || coalesce(${kept}.data->>'codserie', 'A') || '-' || ${row}.id)`;

/** The way in which the company pays what does not say it: the first that is in use. */
export const FIRST_METHOD = `coalesce((SELECT m.code FROM payment_methods m
  WHERE m.company_id = t.company_id AND m.active ORDER BY m.id LIMIT 1), 'CONT')`;

/** Whether a purchase is paid: kept beside its receipt and nowhere else. */
export const isPaid = (receipt: string) => `coalesce((${receipt}.data->>'pagado')::boolean, false)`;

/** When a receipt is to be paid. */
export const dueOn = (receipt: string) => `coalesce((${receipt}.data->>'vencimiento')::date, t.due_on)`;
