import { describe, expect, it } from 'vitest';
import { languageOf } from './language.js';

describe('the language of an answer', () => {
  it.each([undefined, '', '*', 'fr', 'de-DE, fr;q=0.9', 'spanish', 'e', '-es', ',', ';;', 'q=1', 'es;q=0'])(
    'is English when nothing of ours is asked for: %j',
    (header) => expect(languageOf(header)).toBe('en'),
  );

  it.each(['es', 'ES', 'es-ES', 'es-419', ' es ', 'fr, es', 'es, en', 'es;q=0.001', 'es;q=1.0', 'es ;q=0.5'])(
    'is Spanish when that is asked for: %j',
    (header) => expect(languageOf(header)).toBe('es'),
  );

  it.each([
    ['en;q=0.8, es;q=0.9', 'es'],
    ['es;q=0.8, en;q=0.9', 'en'],
    ['fr;q=1, es;q=0.2, en;q=0.1', 'es'],
    ['en;q=0, es;q=0.1', 'es'],
    ['es;q=0, en', 'en'],
    ['es;q=0.10, en;q=0.9', 'en'],
  ] as const)('is the one with the greatest weight: %j', (header, language) =>
    expect(languageOf(header)).toBe(language),
  );

  it.each([
    ['en, es', 'en'],
    ['es, en', 'es'],
    ['es-AR;q=0.5, en-GB;q=0.5', 'es'],
    ['en-GB;q=0.5, es-AR;q=0.5', 'en'],
    ['fr, de, es, en', 'es'],
  ] as const)('is the first of those that weigh the same: %j', (header, language) =>
    expect(languageOf(header)).toBe(language),
  );

  it.each([
    ['en;q=0.2;level=1, es;q=0.1', 'en'],
    ['en;level=1;q=0.1, es;q=0.2', 'es'],
    ['en; q=0.1 , es; q=0.2 ', 'es'],
    ['es;q=much', 'es'],
    ['es;xq=0.1, en;q=0.5', 'es'],
    ['en;q=0.5x, es;q=0.9', 'en'],
  ] as const)(
    'reads a weight among other parameters, and takes what is no weight for none: %j',
    (header, language) => expect(languageOf(header)).toBe(language),
  );

  it('that weighs nothing readable is not asked for', () =>
    expect(languageOf('es;q=1.2.3, en;q=0.1')).toBe('en'));
});
