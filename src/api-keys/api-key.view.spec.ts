import { describe, expect, it } from 'vitest';
import { apiKeyView, ApiKeyRow, issuedView } from './api-key.view.js';

const row = (values: Partial<ApiKeyRow> = {}) =>
  ({
    id: 7,
    name: 'shop',
    prefix: 'abk_x',
    full_access: false,
    access: [{ resource: 'clients', allow_get: true, allow_post: true, allow_put: true, allow_delete: true }],
    rate_limit_calls: null,
    rate_limit_seconds: null,
    status: 'active',
    ...values,
  }) as ApiKeyRow;

describe('apiKeyView', () => {
  it('shows the grants in both spellings, and the prefix under both names', () => {
    expect(apiKeyView(row())).toEqual({
      id: 7,
      name: 'shop',
      prefix: 'abk_x',
      key_prefix: 'abk_x',
      full_access: false,
      access: row().access,
      permissions: ['clients.*'],
      rate_limit: null,
      status: 'active',
    });
  });

  it('shows the limit as one value, where "no limit" is not "the installation’s"', () => {
    const limited = (calls: number | null, seconds: number | null) =>
      apiKeyView(row({ rate_limit_calls: calls, rate_limit_seconds: seconds })).rate_limit;
    expect(limited(5, 60)).toEqual({ calls: 5, seconds: 60 });
    expect(limited(0, 60)).toEqual({ calls: 0, seconds: 60 });
    expect(limited(null, null)).toBeNull();
  });
});

describe('issuedView', () => {
  it('adds the token, under both names, to what is seen of the key ever after', () => {
    expect(issuedView(row(), 'abk_x:secret')).toEqual({
      ...apiKeyView(row()),
      token: 'abk_x:secret',
      key: 'abk_x:secret',
    });
  });
});
