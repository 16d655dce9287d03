import { describe, expect, it } from 'vitest';
import { Problem } from './problem.js';
import { RecordIdPipe } from './record-id.js';

describe('an identifier in a path', () => {
  const pipe = new RecordIdPipe();

  it.each(['1', '10', '9007199254740991'])('is a positive number that is exact: %s', (text) =>
    expect(pipe.transform(text)).toBe(Number(text)),
  );

  it.each([
    ...'9007199254740992 99999999999999999 0 01 -1 +1 1.0 1e3 0x1'.split(' '),
    ' 1',
    '1 ',
    '1\n',
    ...'1,2 ٣ NaN abc __proto__'.split(' '),
    '',
    '1;DROP TABLE clients',
    '\0',
  ])('that is none names no record: %j', (text) => {
    expect(() => pipe.transform(text)).toThrow(new Problem('not_found'));
  });
});
