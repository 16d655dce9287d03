/** More than a line of any sheet holds of most words. */
const LONG_WORD = /[^ \n]{80}(?=[^ \n])/gu;

/**
 * A text whose long words may be broken here and there, where nobody sees it. A word that cannot be broken is laid out
 * letter by letter, in the square of its length: one of a few thousand letters would hold up everybody for minutes.
 */
export function breakable(text: string): string {
  return text.replaceAll(LONG_WORD, '$&\u200b');
}
