import { describe, expect, it } from 'vitest';
import { formatNumber, PATTERN } from './number-pattern.js';

describe('a pattern', () => {
  it.each([
    '{NUMBER}',
    '{NUMBER:1}',
    '{NUMBER:9}',
    '{NUMBER:10}',
    '{NUMBER:12}',
    '{CODE}{YEAR}{MONTH}{DAY}{NUMBER:6}',
    '{NUMBER}{CODE}{YEAR}{MONTH}{DAY}',
    'AZaz09_./ -{NUMBER}AZaz09_./ -',
    `${'F'.repeat(52)}{NUMBER}`,
  ])('may be %j', (pattern) => expect(pattern).toMatch(PATTERN));

  it.each([
    '',
    'F',
    '{CODE}-{YEAR}',
    '{NUMBER}{NUMBER}',
    '{NUMBER}-{NUMBER:3}',
    '{NUMBER:}',
    '{NUMBER:0}',
    '{NUMBER:01}',
    '{NUMBER:13}',
    '{NUMBER:20}',
    '{NUMBER:100}',
    '{NUMBER:x}',
    '{number}',
    '{NUMBER',
    'NUMBER}',
    '{HOUR}{NUMBER}',
    '{NUMBER}{HOUR}',
    '{CODE:2}{NUMBER}',
    '{}{NUMBER}',
    'Ñ{NUMBER}',
    '{NUMBER}Ñ',
    '{NUMBER}\n',
    '\n{NUMBER}',
    "'{NUMBER}",
    `${'F'.repeat(53)}{NUMBER}`,
    `{NUMBER}${'F'.repeat(53)}`,
  ])('is never %j', (pattern) => expect(pattern).not.toMatch(PATTERN));
});

describe('formatNumber', () => {
  it.each([
    ['{CODE}{YEAR}-{NUMBER:6}', '2026-01-09', 'A2026-000042'],
    ['{NUMBER}', '2026-01-09', '42'],
    ['{NUMBER:1}', '2026-01-09', '42'],
    ['{NUMBER:12}', '2026-01-09', '000000000042'],
    ['{DAY}.{MONTH}.{YEAR} {NUMBER:3}', '2026-11-30', '30.11.2026 042'],
    ['{CODE}{CODE}{NUMBER}{CODE}', '2026-11-30', 'AA42A'],
    ['000-001-01-{NUMBER:8}', '2026-11-30', '000-001-01-00000042'],
  ])('writes %s on %s as %s', (pattern, day, expected) => {
    expect(formatNumber(pattern, 'A', 42, day)).toBe(expected);
  });

  it('does not shorten a number that is wider than the pattern', () => {
    expect(formatNumber('{NUMBER:3}', 'A', 123_456, '2026-01-01')).toBe('123456');
  });

  it('leaves alone what a code brings along', () => {
    expect(formatNumber('{CODE}-{NUMBER}', '$1-_', 7, '2026-01-01')).toBe('$1-_-7');
  });
});
