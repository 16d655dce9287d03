import { decimalFrom } from '../../../src/common/money.js';

/** What somebody typed, as the decimal that the server takes: a comma is a point; null where it is no decimal. */
export function decimalOf(typed: string): string | null {
  return decimalFrom(typed.replaceAll(/\s/g, '').replace(',', '.'))?.toFixed() ?? null;
}

/** A decimal as it is typed in that language, without digits that say nothing. */
export function decimalTyped(value: string, language: string): string {
  const short = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return language === 'es' ? short.replace('.', ',') : short;
}
