/** A pattern writes the number once, between plain characters and parts of the date. */
export const PATTERN =
  /^(?=.{1,60}$)(?:[A-Za-z0-9_./ -]|\{(?:CODE|YEAR|MONTH|DAY)\})*\{NUMBER(?::(?:[1-9]|1[0-2]))?\}(?:[A-Za-z0-9_./ -]|\{(?:CODE|YEAR|MONTH|DAY)\})*$/;

/** `{CODE}{YEAR}-{NUMBER:6}` of series A, number 42 in 2026 -> `A2026-000042`. */
export function formatNumber(pattern: string, code: string, number: number, issuedOn: string): string {
  const [year = '', month = '', day = ''] = issuedOn.split('-');
  const parts: Readonly<Record<string, string>> = { CODE: code, YEAR: year, MONTH: month, DAY: day };
  return pattern.replace(/\{(\w+)(?::(\d+))?\}/g, (_, name: string, width?: string) =>
    name === 'NUMBER' ? String(number).padStart(Number(width ?? 0), '0') : parts[name]!,
  );
}
