import { describe, expect, it } from 'vitest';
import { greetingOf, urlOf } from './greeting.js';

describe('the address that the greeting shows', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:3000'],
    ['0.0.0.0', 'http://127.0.0.1:3000'],
    ['::', 'http://localhost:3000'],
    ['::1', 'http://[::1]:3000'],
    ['books.example', 'http://books.example:3000'],
  ])('can be opened where the server listens on %s', (host, url) => {
    expect(urlOf(host, 3000)).toBe(url);
  });
});

describe('the greeting', () => {
  const keys = { keyid: 'abk_1:secret', hex64: 'hex', org: 'org', fs20: 'fs' };
  const login = { companyId: 1, email: 'who@demo.example', password: 'open sesame', keys };

  it('shows the way into the demo and a call to paste', () => {
    const text = greetingOf('http://127.0.0.1:3000', 'a database', login, '/data/demo.json');
    expect(text).toContain('who@demo.example  open sesame');
    expect(text).toContain(
      `curl -H 'Authorization: Bearer abk_1:secret' 'http://127.0.0.1:3000/api/v1/invoices?per_page=3'`,
    );
    expect(text).toContain('/data/demo.json');
    expect(text).toContain('http://127.0.0.1:3000/console');
  });

  it('shows how to make a company, a person and a key where there is no demo', () => {
    const text = greetingOf('http://127.0.0.1:3000', 'a database', undefined, '/data/demo.json');
    expect(text).toContain('npm run -s llavero -- companies create');
    expect(text).toContain('npm run -s llavero -- users create');
    expect(text).toContain('npm run -s llavero -- keys create');
    expect(text).not.toContain('demo');
  });
});
