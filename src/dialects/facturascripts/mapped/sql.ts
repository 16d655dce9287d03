/** A `numeric` as the original's `double`. */
export const double = (sql: string) => `(${sql})::double precision`;

/**
 * What day it is where the company of `t` is. Of the statement: what asks for the moment itself is volatile, and keeps
 * PostgreSQL from reading no more rows than those of a page.
 */
export const TODAY = `(SELECT (statement_timestamp() AT TIME ZONE o.timezone)::date FROM companies o WHERE o.id = t.company_id)`;

/** A moment, in whole seconds, as the clock showed it where the company of `t` is. */
export const momentOf = (moment: string) =>
  `(SELECT date_trunc('second', ${moment} AT TIME ZONE o.timezone) FROM companies o WHERE o.id = t.company_id)`;

/** The day of a moment, and the time of that day, where the company of `t` is. */
export const dayOf = (moment: string) => `${momentOf(moment)}::date`;
export const timeOf = (moment: string) => `${momentOf(moment)}::time`;

/** A kept number of the row `x`. */
const keptNumber = (column: string) => `(x.data->>'${column}')::double precision`;

/**
 * The amounts of a line `t` in the original's columns. Its two discounts are one of ours, so both are kept; a quantity
 * or a price that our line holds in another way (a negative price, no quantity) is kept as it was sent.
 */
export function lineAmounts(quantity = 't.quantity'): Record<string, string> {
  const cantidad = `coalesce(${keptNumber('cantidad')}, ${double(quantity)})`;
  const pvpunitario = `coalesce(${keptNumber('pvpunitario')}, t.unit_price::double precision)`;
  const dtopor = `coalesce(${keptNumber('dtopor')}, t.discount_percent::double precision)`;
  const dtopor2 = `coalesce(${keptNumber('dtopor2')}, 0::double precision)`;
  const pvpsindto = `(${cantidad})::numeric * (${pvpunitario})::numeric`;
  return {
    cantidad,
    pvpunitario,
    dtopor,
    dtopor2,
    pvpsindto: double(pvpsindto),
    pvptotal: double(`${pvpsindto} * (100 - (${dtopor})::numeric) * (100 - (${dtopor2})::numeric) / 10000`),
  };
}

/** The columns of a line that `lineAmounts` reads as they were sent. */
export const SENT_AMOUNTS = ['cantidad', 'pvpunitario', 'dtopor', 'dtopor2'] as const;
