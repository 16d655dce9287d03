import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Grants } from './grants.js';
import { ACTIONS, RESOURCE_NAMES } from './resources.js';

const PAIRS = RESOURCE_NAMES.flatMap((resource) => ACTIONS.map((action) => [resource, action] as const));
const EVERY_SINGLE_PERMISSION = RESOURCE_NAMES.map((resource) => `${resource}.*`);

/** Everything a Grants answers, so that two of them can be compared without asking them to. */
const allowed = (grants: Grants) =>
  PAIRS.filter(([resource, action]) => grants.allows(resource, action)).map((pair) => pair.join('.'));

const pairs = fc.subarray(PAIRS.map((pair) => pair.join('.')));
const grantsOf = fc.oneof(
  { weight: 5, arbitrary: pairs.map((words) => Grants.parse(words)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(Grants.full(), Grants.none(), Grants.parse(EVERY_SINGLE_PERMISSION)),
  },
);

describe('any grants', () => {
  it('are read back from either spelling as the same grants', () => {
    fc.assert(
      fc.property(grantsOf, (grants) => {
        expect(Grants.parse(grants.permissions())).toEqual(grants);
        expect(Grants.fromRows(grants.fullAccess, grants.rows())).toEqual(grants);
      }),
    );
  });

  it('are spelled the same whatever the order of the words', () => {
    fc.assert(
      fc.property(pairs, (words) => {
        const reversed = Grants.parse(words.toReversed());
        expect(reversed.permissions()).toEqual(Grants.parse(words).permissions());
        expect(reversed.rows()).toEqual(Grants.parse(words).rows());
      }),
    );
  });

  it('allow exactly the words they were made from', () => {
    fc.assert(
      fc.property(pairs, (words) => {
        expect(allowed(Grants.parse(words))).toEqual(words);
      }),
    );
  });

  it('cover and equal each other as what they allow says', () => {
    fc.assert(
      fc.property(grantsOf, grantsOf, (one, other) => {
        const held = new Set(allowed(one));
        const contained = allowed(other).every((word) => held.has(word));
        expect(one.covers(other)).toBe(contained && (one.fullAccess || !other.fullAccess));
        expect(one.equals(other)).toBe(one.permissions().join() === other.permissions().join());
      }),
    );
  });

  it('intersect to exactly what both sides allow', () => {
    fc.assert(
      fc.property(grantsOf, grantsOf, (one, other) => {
        const both = one.intersect(other);
        const held = new Set(allowed(other));
        expect(allowed(both)).toEqual(allowed(one).filter((word) => held.has(word)));
        expect(both.fullAccess).toBe(one.fullAccess && other.fullAccess);
        expect(both.equals(other.intersect(one))).toBe(true);
        expect(one.covers(both) && other.covers(both)).toBe(true);
      }),
    );
  });
});
