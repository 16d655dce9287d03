import { isISO31661Alpha2, isISO31661Alpha3 } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { alpha2Of, alpha3Sql } from './countries.js';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = (length: number): string[] =>
  length === 0 ? [''] : codes(length - 1).flatMap((code) => LETTERS.map((letter) => code + letter));

describe('the codes of countries', () => {
  it('pair every alpha-3 of ISO 3166-1 with an alpha-2 of its own', () => {
    const countries = codes(3).filter((code) => isISO31661Alpha3(code));
    const pairs = countries.map((code) => alpha2Of(code)!);
    expect(pairs.toSorted()).toEqual(codes(2).filter((code) => isISO31661Alpha2(code)));
    expect(['ESP', 'HND', 'DEU', 'CHE', 'GBR'].map(alpha2Of)).toEqual(['ES', 'HN', 'DE', 'CH', 'GB']);
  });

  it.each(['', 'ES', 'esp', 'XKX', '__proto__'])('know nothing else: "%s"', (code) =>
    expect(alpha2Of(code)).toBeUndefined(),
  );

  it('are looked up in SQL without anything but letters in the text', () => {
    expect(alpha3Sql('t.country')).toMatch(
      /^\('\{("[A-Z]{2}":"[A-Z]{3}",?)+\}'::jsonb ->> \(t\.country\)\)$/,
    );
  });
});
