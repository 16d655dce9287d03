import { describe, expect, it } from 'vitest';
import { JsonBytes } from './json-bytes.js';

describe('what is written as JSON', () => {
  it('stays as it was taken, whatever is written behind it', () => {
    const json = new JsonBytes();
    const texts = Array.from({ length: 200 }, (_, n) => `[${String(n).repeat(1 + ((n * 797) % 5_000))}]`);
    const taken = texts.map((text) => {
      json.raw(text);
      return json.taken();
    });
    expect(taken.map(String)).toEqual(texts);
  });

  it('is forgotten where it never came to its end', () => {
    const json = new JsonBytes();
    json.raw('{"taken":1}');
    const taken = json.taken();
    json.raw('{"half":');
    json.begin();
    json.raw('{}');
    expect([String(taken), String(json.taken())]).toEqual(['{"taken":1}', '{}']);
  });
});
