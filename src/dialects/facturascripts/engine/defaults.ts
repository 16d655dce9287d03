import { Column } from '../tables/table.js';
import { Stored } from './column-values.js';

/** What the original's table fills in for a column that is not named. */
export function defaultOf({ default: written }: Pick<Column, 'default'>): Stored {
  const text = written?.replace(/^'(.*)'::.*$/, '$1') ?? null;
  if (text === null) return null;
  return text === 'true' ? true : text === 'false' ? false : Number(text);
}
