import { negated } from '../../common/money.js';

/** An exact decimal as the JSON number of this dialect. */
export const amount = (exact: string): number => Number(exact);

/** The same with the opposite sign; never minus zero. */
export const opposite = (exact: string): number => amount(negated(exact));

/** A moment in ISO 8601 with milliseconds, as this dialect writes it. */
export const moment = (stored: string): string => new Date(stored).toISOString();
