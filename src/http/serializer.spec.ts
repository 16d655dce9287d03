import { describe, expect, it } from 'vitest';
import { ObjectRows } from '../common/row-list.js';
import { serialize } from './serializer.js';

const ROWS = [{ id: 1, name: 'ñ "x"' }, { id: 2 }];
const written = (answer: unknown) => String(serialize(answer));

describe('an answer', () => {
  it.each([[{ success: true, data: null }], [[1, 2]], ['text'], [null], [7], [{}]])(
    'without rows is plain JSON: %j',
    (answer) => {
      expect(written(answer)).toBe(JSON.stringify(answer));
    },
  );

  it.each([
    ['alone', {}, {}],
    ['first', {}, { meta: { page: 1 }, message: 'Hecho' }],
    ['last', { success: true }, {}],
    ['between others, of which some are undefined', { a: 1, b: undefined }, { c: undefined, d: [1, null] }],
  ])('with rows has them where a list would stand: %s', (_where, before, after) => {
    const answer = (data: unknown) => ({ ...before, data, ...after });
    expect(written(answer(new ObjectRows(ROWS)))).toBe(JSON.stringify(answer(ROWS)));
    expect(written(answer(new ObjectRows([])))).toBe(JSON.stringify(answer([])));
  });
});
