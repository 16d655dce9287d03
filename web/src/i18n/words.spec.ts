import { describe, expect, it } from 'vitest';
import { LANGUAGES, PROBLEMS } from '../../../src/common/problem.js';
import type { Language } from '../../../src/common/problem.js';
import { WORDS } from './words.js';

/** What the design lists (4.5) and a person at the console can meet: the others are told to keys alone. */
const MET = [
  'token_missing',
  'token_expired',
  'invalid_token',
  'session_expired',
  'invalid_credentials',
  'forbidden',
  'web_session_required',
  'csrf_origin',
  'csrf_no_origin',
  'api_disabled',
  'rate_limit_exceeded',
  'ip_banned',
  'parameter_missing',
  'validation_failed',
  'not_found',
  'in_use',
  'last_proprietor',
  'grant_exceeds_maker',
  'unavailable',
  'internal_error',
] as const satisfies readonly (keyof typeof PROBLEMS)[];

type Word = string | { [key: string]: Word };

/** Every text with the path of its key. */
const textsIn = (word: Word, path = ''): [string, string][] =>
  typeof word === 'string'
    ? [[path, word]]
    : Object.entries(word).flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`));

/** The names of what is put into a text. */
const slotsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();

const textOf = (language: Language, path: string) => new Map(textsIn(WORDS[language])).get(path);

describe.each(LANGUAGES)('the words of a problem, in %s', (language) => {
  const said = (code: keyof typeof PROBLEMS) =>
    textOf(language, `/common/problems/${code}`) ?? PROBLEMS[code][language];
  const advised = (code: keyof typeof PROBLEMS) => textOf(language, `/common/advice/${code}`);

  it.each(MET)('say what happened and what to do about it: %s', (code) => {
    expect(said(code).length).toBeGreaterThan(5);
    expect(advised(code)?.length).toBeGreaterThan(10);
  });

  it.each(MET)('speak of no header, token or key of somebody who signed in: %s', (code) => {
    if (code === 'grant_exceeds_maker') return;
    expect(`${said(code)} ${advised(code)}`).not.toMatch(/header|cabecera|token|API key|clave de API/i);
  });
});

describe('the words of the console', () => {
  it('are there in both languages, with the same values put into them', () => {
    const es = new Map(textsIn(WORDS.es));
    for (const [path, text] of textsIn(WORDS.en)) {
      expect(text.trim(), path).not.toBe('');
      expect(es.get(path)?.trim(), path).toBeTruthy();
      expect(slotsOf(es.get(path)!), path).toEqual(slotsOf(text));
      es.delete(path);
    }
    expect([...es.keys()]).toEqual([]);
  });
});
