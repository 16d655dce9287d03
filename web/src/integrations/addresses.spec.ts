import { describe, expect, it } from 'vitest';
import { entriesIn, isAddressOrRange } from './addresses.js';

describe('an allowlist as it is typed', () => {
  it('has an entry per line, and takes what was pasted with commas and blanks', () => {
    expect(entriesIn(' 10.0.0.1\n\n10.0.0.0/8,  ::1\r\n')).toEqual(['10.0.0.1', '10.0.0.0/8', '::1']);
    expect(entriesIn(' \n')).toEqual([]);
  });

  it.each(['10.0.0.1', '0.0.0.0/0', '192.168.4.0/22', '::1', '2001:db8::/32', '::ffff:10.0.0.1', '::/0'])(
    'takes %s',
    (entry) => {
      expect(isAddressOrRange(entry)).toBe(true);
    },
  );

  it.each([
    '10.0.0',
    '10.0.0.256',
    '010.0.0.1',
    '10.0.0.1/33',
    '10.0.0.1/08',
    '10.0.0.1/8/8',
    '10.0.0.1/',
    '2001:db8::/129',
    'fe80::1%eth0',
    '::1]@example.com/[',
    'example.com',
    '1:2:3',
    '',
  ])('does not take %s', (entry) => {
    expect(isAddressOrRange(entry)).toBe(false);
  });
});
