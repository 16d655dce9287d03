/** A pattern writes the number once, between plain characters and parts of the date. */
export const PATTERN =
  /^(?=.{1,60}$)(?:[A-Za-z0-9_./ -]|\{(?:CODE|YEAR|MONTH|DAY)\})*\{NUMBER(?::(?:[1-9]|1[0-2]))?\}(?:[A-Za-z0-9_./ -]|\{(?:CODE|YEAR|MONTH|DAY)\})*$/;

/** What a pattern writes around a number of one day, and to how many digits that is filled up. */
export interface NumberFrame {
  before: string;
  digits: number;
  after: string;
}

/** `{CODE}{YEAR}-{NUMBER:6}` of series A in 2026 -> `A2026-`, 6 digits and nothing after. */
export function frameOf(pattern: string, code: string, issuedOn: string): NumberFrame {
  const [year = '', month = '', day = ''] = issuedOn.split('-');
  const parts: Readonly<Record<string, string>> = { CODE: code, YEAR: year, MONTH: month, DAY: day };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => parts[name]!);
  const { index, 0: place, 1: digits } = /\{NUMBER(?::(\d+))?\}/.exec(pattern)!;
  return {
    before: filled(pattern.slice(0, index)),
    digits: Number(digits ?? 0),
    after: filled(pattern.slice(index + place.length)),
  };
}

/** `{CODE}{YEAR}-{NUMBER:6}` of series A, number 42 in 2026 -> `A2026-000042`. */
export function formatNumber(pattern: string, code: string, number: number, issuedOn: string): string {
  const { before, digits, after } = frameOf(pattern, code, issuedOn);
  return before + String(number).padStart(digits, '0') + after;
}
