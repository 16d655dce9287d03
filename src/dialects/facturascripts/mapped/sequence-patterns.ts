/** How the original pads a number whose width nobody chose. */
export const UNPADDED_WIDTH = 6;

/** Parts of a number, in the words of the original and in ours. */
const WORDS = [
  ['{EJE}', '{YEAR}'],
  ['{MES}', '{MONTH}'],
  ['{DIA}', '{DAY}'],
  ['{SERIE}', '{CODE}'],
  ['{NUM}', '{NUMBER}'],
] as const;

/**
 * A pattern of the original as ours; `width` is that of `{0NUM}`. What ours has no word for stays, for the series to
 * refuse. The calendar year is that of the fiscal year.
 */
export function patternOf(patron: string, width: number): string {
  const padded = patron.replaceAll('{ANYO}', '{EJE}').replaceAll('{0NUM}', `{NUMBER:${width}}`);
  return WORDS.reduce((pattern, [theirs, ours]) => pattern.replaceAll(theirs, ours), padded);
}

/** An SQL expression of our pattern in the words of the original. */
export function asPatron(pattern: string): string {
  const padded = `regexp_replace(${pattern}, '\\{NUMBER:\\d+\\}', '{0NUM}')`;
  return WORDS.reduce((sql, [theirs, ours]) => `replace(${sql}, '${ours}', '${theirs}')`, padded);
}
