import { Language, LANGUAGES } from '../common/problem.js';

const WEIGHT = /^\s*q=([\d.]+)\s*$/;

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4); `otherwise` when none fits. */
export function languageOf(header: string | undefined, otherwise: Language = 'en'): Language {
  if (header === undefined) return otherwise;
  const wanted = header
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';');
      const weight = parameters.map((parameter) => WEIGHT.exec(parameter)?.[1]).find(Boolean);
      return { language: range.trim().split('-')[0], weight: Number(weight ?? 1) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return (
    wanted.map(({ language }) => LANGUAGES.find((known) => known === language)).find(Boolean) ?? otherwise
  );
}
