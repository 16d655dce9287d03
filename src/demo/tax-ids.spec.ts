import { describe, expect, it } from 'vitest';
import { companyTaxId, personTaxId } from './tax-ids.js';

describe('Spanish tax ids', () => {
  it("gives a person's number its letter, leading zeros included", () => {
    expect(personTaxId(12_345_678)).toBe('12345678Z');
    expect(personTaxId(99_999_999)).toBe('99999999R');
    expect(personTaxId(1)).toBe('00000001R');
  });

  it("gives a company's number its check digit, a zero included", () => {
    expect(companyTaxId('A', 5_881_850)).toBe('A58818501');
    expect(companyTaxId('B', 0)).toBe('B00000000');
    expect(companyTaxId('B', 12_345)).toBe('B00123455');
  });
});
