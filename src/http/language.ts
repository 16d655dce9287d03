import { Language, LANGUAGES } from '../common/problem.js';

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4); English when none fits. */
export function languageOf(header: string | undefined): Language {
  if (!header) return 'en';
  const wanted = header
    .split(',')
    .map((part, index) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: range.split('-')[0], weight: q === undefined ? 1 : Number(q), index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  return wanted.map(({ language }) => LANGUAGES.find((known) => known === language)).find(Boolean) ?? 'en';
}
