import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '../config/environment.js';
import { Origins } from './origin.js';

const origins = new Origins(
  parseEnvironment({ CORS_ORIGINS: 'https://shop.example, https://shop.example:8443' }),
);
const standing = (headers: { origin?: string; referer?: string }, protocol: 'http' | 'https' = 'https') =>
  origins.standing({ headers, protocol, host: 'books.example:3000' });

describe('the origin of a call', () => {
  it('is allowed when it is the server itself, to the letter', () => {
    expect(standing({ origin: 'https://books.example:3000' })).toBe('allowed');
    expect(standing({ origin: 'http://books.example:3000' }, 'http')).toBe('allowed');
  });

  it.each(['https://shop.example', 'https://shop.example:8443'])(
    'is allowed when it is listed: %s',
    (origin) => expect(standing({ origin })).toBe('allowed'),
  );

  it.each([
    'http://books.example:3000',
    'https://books.example',
    'https://books.example:3001',
    'https://books.example:3000/',
    'https://books.example:3000.evil.example',
    'https://evil.example',
    'http://shop.example',
    'https://shop.example:443',
    'https://www.shop.example',
    'HTTPS://SHOP.EXAMPLE',
    'https://shop.example, https://evil.example',
    'null',
    '*',
    '',
  ])('is foreign when it is any other: "%s"', (origin) => expect(standing({ origin })).toBe('foreign'));

  it('is told by the page that refers to the call when no origin is named', () => {
    expect(standing({ referer: 'https://books.example:3000/console/keys?page=2' })).toBe('allowed');
    expect(standing({ referer: 'https://shop.example/checkout' })).toBe('allowed');
    expect(standing({ referer: 'https://evil.example/https://shop.example/' })).toBe('foreign');
    expect(standing({ referer: 'https://shop.example@evil.example/' })).toBe('foreign');
  });

  it.each(['', 'shop.example', '/console', 'about:blank', 'data:text/html,x'])(
    'is foreign when the page has none: "%s"',
    (referer) => expect(standing({ referer })).toBe('foreign'),
  );

  it('is what the header Origin says, whatever page refers to the call', () => {
    const referer = 'https://books.example:3000/';
    expect(standing({ origin: 'https://evil.example', referer })).toBe('foreign');
    expect(standing({ origin: 'null', referer })).toBe('foreign');
    expect(standing({ origin: 'https://shop.example', referer: 'https://evil.example/' })).toBe('allowed');
  });

  it('is absent when neither is named', () => expect(standing({})).toBe('absent'));
});
