import { describe, expect, it } from 'vitest';
import { pathOf } from './path.js';
import { loggedPath } from './request-log.js';

describe('the path of a request', () => {
  it.each([
    ['/api/v1/clients', '/api/v1/clients'],
    ['/api/v1/clients?page=1&next=/api/3', '/api/v1/clients'],
    ['/api/v1/clients#top?x', '/api/v1/clients'],
    ['/?a=/api', '/'],
    ['*', '*'],
    ['http://books.example/api/v1?x', '/api/v1'],
    ['HTTPS://user@books.example:3000/api/3', '/api/3'],
    ['http://books.example', ''],
    ['/http://books.example/api', '/http://books.example/api'],
    ['/%61pi/v1', '/api/v1'],
    ['/api%2Fv1', '/api%2Fv1'],
    ['/api/%zz', '/api/%zz'],
    ['/api/%ff', '/api/%ff'],
    ['/caf%C3%A9?x=%zz', '/café'],
  ])('%s is %s', (target, path) => expect(pathOf(target)).toBe(path));
});

describe('the path in the log', () => {
  it.each([
    ['/api/v1/clients/42?search=secret', '/api/v1/clients/42'],
    ['/api/v1/invoices/123456789012345/pay', '/api/v1/invoices/123456789012345/pay'],
    ['/api/3/lineafacturaclientes/1', '/api/3/lineafacturaclientes/1'],
    ['/accounting/profit-and-loss-statement', '/accounting/profit-and-loss-statement'],
  ])('is readable: %s', (url, logged) => expect(loggedPath(url)).toBe(logged));

  it.each([
    [
      '/api/v1/clients/abk_3f9c2e1a7b5d8c04:Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE',
      '/api/v1/clients/abk_…',
    ],
    ['/abk_3f9c2e1a7b5d8c04%3AZm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE/x', '/abk_…/x'],
    [`/api/3/${'0123456789abcdef'.repeat(4)}/clientes`, '/api/3/0123…/clientes'],
    ['/org_live_Zm9vYmFyYmF6cXV4', '/org_…'],
    ['/api/3/clientes/A1b2C3d4E5f6G7h8I9j0', '/api/3/clientes/A1b2…'],
    [`/x/${'a'.repeat(42)}_/${'b'.repeat(42)}9`, '/x/aaaa…/bbbb…'],
    ['/a-long-word-and-then-one-digit-1', '/a-lo…'],
    ['/%61bk_3f9c2e1a7b5d8c04', '/abk_…'],
  ])('shows no key beyond its beginning: %s', (url, logged) => expect(loggedPath(url)).toBe(logged));
});
