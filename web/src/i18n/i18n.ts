import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES } from '../../../src/common/problem.js';
import type { Language } from '../../../src/common/problem.js';
import { WORDS } from './words.js';

const STORED_AS = 'llavero-language';

/** Starts with the language that was chosen here before, else with the browser's, else with English. */
export async function prepareLanguage(): Promise<void> {
  const wanted = [localStorage.getItem(STORED_AS), ...navigator.languages].map((tag) => tag?.split('-')[0]);
  const first = wanted.find((tag) => LANGUAGES.includes(tag as Language)) ?? 'en';
  await i18next.use(initReactI18next).init({
    lng: first,
    fallbackLng: 'en',
    resources: WORDS,
    defaultNS: 'common',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = first;
}

export function language(): Language {
  return i18next.language as Language;
}

export async function choose(next: Language): Promise<void> {
  localStorage.setItem(STORED_AS, next);
  document.documentElement.lang = next;
  await i18next.changeLanguage(next);
}

/** Words of `common` outside of a component; empty `defaultValue` for words that may be missing. */
export function translate(key: string, options: Record<string, unknown> = {}): string {
  return (i18next.t as (key: string, options: object) => string)(key, options);
}
