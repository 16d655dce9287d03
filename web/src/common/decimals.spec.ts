import { describe, expect, it } from 'vitest';
import { decimalOf, decimalTyped } from './decimals.js';

describe('a decimal that somebody types', () => {
  it.each([
    ['12.5', '12.5'],
    ['12,5', '12.5'],
    [' 1 234,56 ', '1234.56'],
    ['0,123456', '0.123456'],
    ['-3', '-3'],
  ])('is read with a point or a comma: %s', (typed, decimal) => {
    expect(decimalOf(typed)).toBe(decimal);
  });

  it.each(['', 'twelve', '1.234,56', '1,234.56', '1e3', '0.1234567'])('is not guessed: "%s"', (typed) => {
    expect(decimalOf(typed)).toBeNull();
  });

  it('is typed as the language does, without digits that say nothing, and read back the same', () => {
    expect(decimalTyped('12.500000', 'en')).toBe('12.5');
    expect(decimalTyped('12.500000', 'es')).toBe('12,5');
    expect(decimalTyped('100', 'es')).toBe('100');
    expect(decimalTyped('100.00', 'es')).toBe('100');
    for (const language of ['en', 'es']) expect(decimalOf(decimalTyped('0.030', language))).toBe('0.03');
  });
});
