import { describe, expect, it } from 'vitest';
import { Problem, ProblemCode, PROBLEMS } from '../../common/problem.js';
import { AbacoDialect } from './abaco.dialect.js';

const dialect = new AbacoDialect();
const CODES = Object.keys(PROBLEMS) as ProblemCode[];
const render = (code: ProblemCode) => dialect.renderProblem(new Problem(code));

/** The words of the seed, and of the facts page where the seed has none, by our code. */
const SEED: Partial<Record<ProblemCode, [number, string]>> = {
  token_missing: [401, 'TOKEN_MISSING'],
  invalid_api_key: [401, 'INVALID_API_KEY'],
  api_key_expired: [401, 'API_KEY_EXPIRED'],
  api_key_no_user: [401, 'API_KEY_NO_USER'],
  token_expired: [401, 'TOKEN_EXPIRED'],
  invalid_token: [401, 'INVALID_TOKEN'],
  session_expired: [401, 'SESSION_EXPIRED'],
  web_session_required: [403, 'WEB_SESSION_REQUIRED'],
  api_key_management_forbidden: [403, 'API_KEY_MANAGEMENT_FORBIDDEN'],
  api_key_delete_forbidden: [403, 'API_KEY_DELETE_FORBIDDEN'],
  csrf_origin: [403, 'CSRF_ORIGIN'],
  csrf_no_origin: [403, 'CSRF_NO_ORIGIN'],
  forbidden: [403, 'FORBIDDEN'],
  ip_not_allowed: [403, 'FORBIDDEN'],
  grant_exceeds_maker: [403, 'FORBIDDEN'],
  api_disabled: [403, 'API_DISABLED'],
  rate_limit_exceeded: [429, 'RATE_LIMIT_EXCEEDED'],
  validation_failed: [400, 'VALIDATION_ERROR'],
  parameter_missing: [400, 'VALIDATION_ERROR'],
  not_found: [404, 'NOT_FOUND'],
  conflict: [409, 'CONFLICT'],
};

describe('the abaco dialect', () => {
  it('owns every path, for those that no other dialect does', () => {
    for (const path of ['/', '/documents', '/auth/me', '/apis', '/API/v1', '/x/api/v1'])
      expect(dialect.owns(path)).toBe(true);
  });

  it.each(Object.entries(SEED))('says %s as its contract does', (code, wire) => {
    const { status, body } = render(code as ProblemCode);
    expect([status, (body as { code: string }).code]).toEqual(wire);
  });

  it.each(CODES)('says %s by a code in capitals and a Spanish sentence, and nothing else', (code) => {
    const { status, contentType, body } = render(code);
    expect(status).toBe(SEED[code]?.[0] ?? PROBLEMS[code].status);
    expect(contentType).toBe('application/json; charset=utf-8');
    expect(body).toEqual({ code: SEED[code]?.[1] ?? code.toUpperCase(), message: PROBLEMS[code].es });
  });

  it('asks for a credential with every 401, and with nothing else', () => {
    for (const code of CODES) {
      const { status, headers } = render(code);
      expect(headers?.['www-authenticate']).toBe(status === 401 ? 'Bearer realm="llavero"' : undefined);
    }
  });

  it('names the fields that were not accepted, in Spanish', () => {
    const details = [{ field: 'email', code: 'required', message: 'email is required' }];
    expect(dialect.renderProblem(new Problem('parameter_missing', { details })).body).toEqual({
      code: 'VALIDATION_ERROR',
      message: PROBLEMS.parameter_missing.es,
      errors: [{ field: 'email', code: 'required', message: 'email es obligatorio' }],
    });
  });

  it('never lets the cause of a problem out', () => {
    const problem = new Problem('internal_error', { cause: new Error('password of the database') });
    expect(JSON.stringify(dialect.renderProblem(problem))).not.toContain('password');
  });

  it('gives records and lists without an envelope, a sentence where there is nothing, and else an empty object', () => {
    expect(dialect.renderResult({ id: 1 }, undefined)).toEqual({ id: 1 });
    expect(dialect.renderResult({ id: 1 }, 'Hecho')).toEqual({ id: 1 });
    expect(dialect.renderResult([], undefined)).toEqual([]);
    expect(dialect.renderResult(undefined, 'Hecho')).toEqual({ message: 'Hecho' });
    expect(dialect.renderResult(undefined, undefined)).toEqual({});
  });

  it('lets everything under /webhooks come from anywhere, and nothing that only begins alike', () => {
    const exempt = ['/webhooks', '/webhooks/', '/webhooks/stripe', '/webhooks?x=1', '/%77ebhooks/x'];
    const bound = ['/', '/webhooksx', '/Webhooks', '/x/webhooks', '/documents?x=/webhooks/', '//webhooks/x'];
    expect(exempt.filter((url) => !dialect.door.isOriginExempt(url))).toEqual([]);
    expect(bound.filter((url) => dialect.door.isOriginExempt(url))).toEqual([]);
  });

  it('reads the cookie before the keys, and Bearer before X-API-Key', () => {
    expect(dialect.door.sources).toEqual(['cookie', 'authorization', 'x-api-key']);
    expect(dialect.door.originBindsKeys).toBe(true);
  });
});
