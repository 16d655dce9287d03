import { describe, expect, it } from 'vitest';
import { TABLES } from '../resources.js';
import { listRequest } from './list-request.js';
import { withoutSecrets } from './secrets.js';

const SETTINGS = TABLES.settings!;
const shown = (properties: unknown) => withoutSecrets(SETTINGS, { name: 'email', properties }).properties;

describe('the password in a setting', () => {
  it('is not shown, and all beside it is', () => {
    expect(shown('{"host":"mail","password":"secret","port":25}')).toBe('{"host":"mail","port":25}');
  });

  it.each(['{"host": "mail"}', 'no JSON', '', '[1]', '"password"', 'null', null])(
    'changes nothing where there is none: %j',
    (properties) => expect(shown(properties)).toBe(properties),
  );

  it('is no matter of other resources', () => {
    const record = { properties: '{"password":"x"}' };
    expect(withoutSecrets(TABLES.pages!, record)).toEqual(record);
  });

  it('cannot be guessed by filters or orders', () => {
    for (const query of ['filter[properties_like]=secret', 'sort[properties]=ASC'])
      expect(() => listRequest(new URLSearchParams(query), SETTINGS)).toThrow(
        'api: fields not allowed: properties',
      );
  });
});
