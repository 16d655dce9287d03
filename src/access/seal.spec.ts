import { describe, expect, it } from 'vitest';
import { Pepper } from './pepper.js';
import { Seal } from './seal.js';

const [OLD, NEW] = ['the pepper of last year, long enough', 'the pepper of this year, long enough'];
const TEXT = '{"success":true,"data":{"token":"abk_ñ:secret"}}';

describe('a sealed text', () => {
  const sealed = new Seal(new Pepper(OLD, []), 'purpose').seal(TEXT);

  it('opens for its purpose under the pepper that it was sealed under', () => {
    expect(new Seal(new Pepper(OLD, []), 'purpose').open(sealed)).toBe(TEXT);
  });

  it('still opens after the pepper was retired', () => {
    expect(new Seal(new Pepper(NEW, [OLD]), 'purpose').open(sealed)).toBe(TEXT);
    const anew = new Seal(new Pepper(NEW, [OLD]), 'purpose').seal(TEXT);
    expect(new Seal(new Pepper(NEW, []), 'purpose').open(anew)).toBe(TEXT);
  });

  it('is stale under a retired pepper, and under no other', () => {
    expect(new Seal(new Pepper(NEW, [OLD]), 'purpose').isStale(sealed)).toBe(true);
    expect(new Seal(new Pepper(OLD, [NEW]), 'purpose').isStale(sealed)).toBe(false);
    expect(new Seal(new Pepper(NEW, []), 'purpose').isStale(sealed)).toBe(false);
  });

  it('stays closed to another purpose, another pepper and after any change', () => {
    const changed = Buffer.from(sealed);
    changed[20]! ^= 1;
    const cases: [pepper: string, purpose: string, sealed: Buffer][] = [
      [OLD, 'another', sealed],
      [NEW, 'purpose', sealed],
      [OLD, 'purpose', changed],
    ];
    for (const [pepper, purpose, text] of cases) {
      expect(() => new Seal(new Pepper(pepper, []), purpose).open(text)).toThrow('no longer known');
    }
  });

  it('looks different each time, and like nothing that is in it', () => {
    const again = new Seal(new Pepper(OLD, []), 'purpose').seal(TEXT);
    expect(again.equals(sealed)).toBe(false);
    expect(sealed.includes('secret')).toBe(false);
    expect(sealed).toHaveLength(Buffer.byteLength(TEXT) + 28);
  });
});
