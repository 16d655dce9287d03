import { describe, expect, it } from 'vitest';
import { flawOf, MOST_ENTRIES, MOST_LEVELS, MOST_VALUES } from './json-flaws.js';

/** An object of `levels` levels, itself included, with `inside` in the innermost. */
const nested = (levels: number, inside: unknown = 1): unknown =>
  levels === 0 ? inside : { inner: nested(levels - 1, inside) };

const fields = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, index]));

describe('a body', () => {
  it.each([[[]], [[{}]], ['text'], [1], [true], [null], [undefined]])('is an object, not %j', (body) =>
    expect(flawOf(body)).toBe('not_an_object'),
  );

  it('may be empty, and hold every kind of value', () => {
    expect(flawOf({})).toBeUndefined();
    expect(
      flawOf({ text: 'a', number: 1, yes: true, nothing: null, list: [1, 'a', null, {}, { list: [] }] }),
    ).toBeUndefined();
  });

  it.each(['plain', 'ñandú', '😀', '\u{10ffff}', '\u200b', '\uffff'])('may hold any text: "%s"', (text) =>
    expect(flawOf({ [text]: [text] })).toBeUndefined(),
  );

  it.each([
    ['\0', 'nul_character'],
    ['a\0b', 'nul_character'],
    ['\ud800', 'lone_surrogate'],
    ['a\udfff', 'lone_surrogate'],
    ['\ude00\ud83d', 'lone_surrogate'],
  ])('holds no text that cannot be stored, at any depth nor as a name: %j', (text, flaw) => {
    for (const body of [{ a: text }, { a: [1, { b: [text] }] }, { [text]: 1 }, nested(MOST_LEVELS, text)])
      expect(flawOf(body)).toBe(flaw);
  });

  it('does not nest beyond its levels', () => {
    expect(flawOf(nested(MOST_LEVELS))).toBeUndefined();
    expect(flawOf(nested(MOST_LEVELS + 1))).toBe('nested_too_deeply');
    const deep = '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000);
    expect(flawOf(JSON.parse(deep))).toBe('nested_too_deeply');
  });

  it('has no list in a list', () => {
    for (const list of [[[]], [1, []], [{}, [{}]], [{ list: [[]] }]])
      expect(flawOf({ list })).toBe('list_in_list');
    expect(flawOf(JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))).toBe('list_in_list');
  });

  it('has no object and no list with more entries than any route reads', () => {
    expect(flawOf(fields(MOST_ENTRIES))).toBeUndefined();
    expect(flawOf(fields(MOST_ENTRIES + 1))).toBe('too_many_values');
    expect(flawOf({ list: Array(MOST_ENTRIES).fill(0) })).toBeUndefined();
    expect(flawOf({ list: Array(MOST_ENTRIES + 1).fill(0) })).toBe('too_many_values');
  });

  it('has no more values than it may, wherever they are', () => {
    const lists = (count: number, length: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`list${index}`, Array(length).fill(0)]),
      );
    // The body itself, its lists and what they hold.
    const length = MOST_VALUES / 20 - 1;
    expect(flawOf({ ...lists(19, length), last: Array(length - 1).fill(0) })).toBeUndefined();
    expect(flawOf(lists(20, length))).toBe('too_many_values');
  });
});
