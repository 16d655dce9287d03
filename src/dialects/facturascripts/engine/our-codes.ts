import { Column } from '../tables/table.js';

/** The most characters of our codes that are longer than the original's columns for them, and which resources make them. */
const OUR_CODES: Readonly<Record<string, { length: number; makers: readonly string[] }>> = {
  codimpuesto: { length: 20, makers: ['impuestos'] },
  codpago: { length: 50, makers: ['formapagos'] },
  codretencion: { length: 20, makers: ['retenciones'] },
  codserie: { length: 10, makers: ['series'] },
  nick: { length: 254, makers: ['users'] },
  referencia: { length: 60, makers: ['productos', 'variantes'] },
};

/**
 * A column of a resource, as wide as whatever code of ours it may name: that is found or is not. A new code is no longer
 * than the original's.
 */
export function naming(resource: string, column: Column): Column {
  const code = OUR_CODES[column.name];
  if (!code || code.makers.includes(resource)) return column;
  return { ...column, length: code.length };
}
