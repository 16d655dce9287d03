import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../common/problem.js';
import { RULES } from './rules.js';

const DOCUMENTED = new URL('../../docs/access-model.md', import.meta.url);

describe('the rules', () => {
  it('are those of docs/access-model.md: their order, their words, their codes and the status of these', () => {
    const lines = readFileSync(DOCUMENTED, 'utf8').split('\n');
    const rows = lines.flatMap((line) => {
      const [, number, text, reason] = /^\| (\d+) +\| (.+?) +\| (.+?) +\|$/.exec(line) ?? [];
      return number ? [{ number: Number(number), text, reason }] : [];
    });
    expect(rows).toEqual(
      RULES.map(({ number, text, codes }) => {
        const [status, ...others] = new Set(codes.map((code) => PROBLEMS[code].status));
        expect(others).toEqual([]);
        return { number, text, reason: `${codes.map((code) => `\`${code}\``).join(', ')} ${status}` };
      }),
    );
  });

  it('have names and numbers of their own, and share no code', () => {
    expect(RULES.map(({ number }) => number)).toEqual(RULES.map((_, index) => index + 1));
    for (const all of [RULES.map(({ name }) => name), RULES.flatMap(({ codes }) => codes)])
      expect(new Set(all).size).toBe(all.length);
  });
});
