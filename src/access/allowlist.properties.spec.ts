import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../common/problem.js';
import { Allowlist } from './allowlist.js';

interface Family {
  width: number;
  /** What the written prefix has beyond the width: 96 for an IPv4 address in an IPv6 dress. */
  shift: number;
  write(bits: bigint): string;
}

function digits(bits: bigint, count: number, base: bigint): bigint[] {
  return Array.from({ length: count }, (_, index) => (bits / base ** BigInt(count - 1 - index)) % base);
}

const dotted = (bits: bigint) => digits(bits, 4, 256n).join('.');
const groups = (bits: bigint, count: number) =>
  digits(bits, count, 65536n)
    .map((group) => group.toString(16))
    .join(':');

const IPV4: Family[] = [
  { width: 32, shift: 0, write: dotted },
  { width: 32, shift: 96, write: (bits) => `::ffff:${dotted(bits)}` },
  { width: 32, shift: 96, write: (bits) => `0:0:0:0:0:FFFF:${groups(bits, 2)}` },
];
// The first bit keeps a random IPv6 address out of the mapped block.
const IPV6: Family[] = [{ width: 127, shift: 1, write: (bits) => groups(bits + 2n ** 127n, 8) }];

/** Two spellings of one family, a prefix and a place within its width, and two random addresses. */
const cases = fc.constantFrom(IPV4, IPV6).chain((families) => {
  const width = families === IPV4 ? 32 : 127;
  const bits = fc.bigInt({ min: 0n, max: 2n ** BigInt(width) - 1n });
  return fc.record({
    written: fc.constantFrom(...families),
    sent: fc.constantFrom(...families),
    prefix: fc.integer({ min: 0, max: width }),
    place: fc.bigInt({ min: 0n, max: BigInt(width - 1) }),
    bits,
    others: bits,
  });
});

function refusalOf(entry: string): string | undefined {
  try {
    Allowlist.parse([entry]);
  } catch (error) {
    if (error instanceof Problem) return error.details?.[0]?.code;
    throw error;
  }
  return undefined;
}

describe('any allowlist', () => {
  it('reads its own entries back unchanged', () => {
    const bare = fc.oneof(fc.ipV4(), fc.ipV6());
    fc.assert(
      fc.property(fc.array(bare), (addresses) => {
        const { entries } = Allowlist.parse(addresses);
        expect(Allowlist.parse(entries).entries).toEqual(entries);
        for (const address of addresses) expect(Allowlist.parse(entries).allows(address)).toBe(true);
      }),
    );
  });

  it('allows exactly the addresses between the first and the last of its range', () => {
    fc.assert(
      fc.property(cases, ({ written, sent, prefix, place, bits, others }) => {
        const size = 2n ** BigInt(written.width - prefix);
        const first = bits - (bits % size);
        const list = Allowlist.parse([`${written.write(first)}/${prefix + written.shift}`]);
        const addresses = [first, first + size - 1n, first + (others % size), first ^ (2n ** place), others];
        for (const address of addresses) {
          expect(list.allows(sent.write(address))).toBe(first <= address && address < first + size);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses exactly the ranges that have a bit set beyond their prefix', () => {
    fc.assert(
      fc.property(cases, ({ written, prefix, place, bits }) => {
        const size = 2n ** BigInt(written.width - prefix);
        for (const address of [bits, bits - (bits % size), 2n ** place]) {
          const entry = `${written.write(address)}/${prefix + written.shift}`;
          expect(refusalOf(entry)).toBe(address % size === 0n ? undefined : 'host_bits_set');
        }
      }),
    );
  });

  it('answers any text without throwing, and garbage with no', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(':', '.', '1', 'ff', '::', '%') }));
    fc.assert(
      fc.property(texts, (text) => {
        expect(Allowlist.parse(['0.0.0.0/0', '::/0']).allows(text)).toBe(
          isIP(text) !== 0 && !text.includes('%'),
        );
      }),
    );
  });
});
