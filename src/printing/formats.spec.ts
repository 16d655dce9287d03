import { describe, expect, it } from 'vitest';
import { Formats } from './formats.js';

const [SPAIN, HONDURAS, ENGLISH] = [
  new Formats('es-ES', 'EUR'),
  new Formats('es-HN', 'HNL'),
  new Formats('en-GB', 'USD'),
];
/** With the spaces that never break as plain ones. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('amounts', () => {
  it('are written exactly, however long they are', () => {
    expect(SPAIN.amount('12345678901234567890.12')).toBe('12.345.678.901.234.567.890,12');
    expect(SPAIN.amount('0.1')).toBe('0,10');
    expect(SPAIN.amount('-0.05')).toBe('-0,05');
    expect(SPAIN.price('0.123456')).toBe('0,123456');
    expect(SPAIN.price('25.000000')).toBe('25,00');
    expect(SPAIN.quantity('-12.500000')).toBe('-12,5');
  });

  it('are grouped and pointed as the place does', () => {
    expect(plain(SPAIN.money('1234.5'))).toBe('1.234,50 €');
    expect(plain(HONDURAS.money('1234.5'))).toBe('L 1,234.50');
    expect(plain(ENGLISH.money('1234.5'))).toBe('US$1,234.50');
  });

  it('have the decimals of their currency', () => {
    expect(new Formats('es-CL', 'CLP').amount('1234567')).toBe('1.234.567');
    expect(new Formats('en-GB', 'KWD').amount('1.5')).toBe('1.500');
  });

  it('have no sign that the embedded font lacks', () => {
    expect(plain(new Formats('es-CR', 'CRC').money('1'))).toContain('CRC');
    expect(new Formats('en-GB', 'XOF').money('1234')).not.toContain('\u202f');
  });
});

it('percentages keep their decimals', () => {
  expect(plain(SPAIN.percent('5.2'))).toBe('5,2 %');
  expect(HONDURAS.percent('15')).toBe('15%');
  expect(ENGLISH.percent('0.0001')).toBe('0.0001%');
});

it('days have the name of their month, and are the same day everywhere', () => {
  expect(SPAIN.day('2026-11-05')).toBe('5 nov 2026');
  expect(ENGLISH.day('2026-01-31')).toBe('31 Jan 2026');
  expect(new Formats('es-PA', 'USD').day('2026-11-05')).toMatch(/nov/);
});
