import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { CredentialSource, Door } from './door.js';
import { presentedSources } from './presented-sources.js';
import { SESSION_COOKIE } from './web-session-tokens.js';

const door = (...sources: CredentialSource[]) => ({ sources }) as unknown as Door;
const request = (headers: Record<string, string>, cookies: Record<string, string> = {}) =>
  ({ headers, cookies }) as unknown as FastifyRequest;

const PLATFORM = door('cookie', 'session-authorization', 'x-api-key');
const FACTURASCRIPTS = door('x-auth-token');
const ALL = { authorization: 'Bearer x', 'x-api-key': 'x', 'x-auth-token': 'x', token: 'x' };

describe('the sources that a request brings something from', () => {
  it('keep the order in which the door counts them', () => {
    expect(presentedSources(PLATFORM, request(ALL, { [SESSION_COOKIE]: 'x' }))).toEqual(PLATFORM.sources);
    expect(presentedSources(door('authorization', 'x-api-key'), request(ALL))).toEqual([
      'authorization',
      'x-api-key',
    ]);
  });

  it.each([
    ['a header of another door', PLATFORM, request({ 'x-auth-token': 'x', token: 'x' }), []],
    ['another cookie', PLATFORM, request({}, { theme: 'dark' }), []],
    ['the second header alone', PLATFORM, request({ 'x-api-key': 'x' }), ['x-api-key']],
    ['either header of FacturaScripts', FACTURASCRIPTS, request({ token: 'x' }), ['x-auth-token']],
    ['an empty first header', FACTURASCRIPTS, request({ 'x-auth-token': '' }), ['x-auth-token']],
    ['an empty cookie', PLATFORM, request({}, { [SESSION_COOKIE]: '' }), ['cookie']],
  ])('are those alone that are read: %s', (_what, asked, sent, expected) =>
    expect(presentedSources(asked, sent)).toEqual(expected),
  );
});
