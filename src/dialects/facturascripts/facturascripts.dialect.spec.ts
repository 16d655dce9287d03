import { describe, expect, it } from 'vitest';
import { invalid, Problem, ProblemCode, PROBLEMS } from '../../common/problem.js';
import { RecordProblem } from './engine/record-problem.js';
import { FacturascriptsDialect } from './facturascripts.dialect.js';

const dialect = new FacturascriptsDialect();
const CODES = Object.keys(PROBLEMS) as ProblemCode[];
const keyOf = (code: ProblemCode) =>
  (dialect.renderProblem(new Problem(code)).body as { error: string }).error;

describe('the dialect of FacturaScripts', () => {
  it('owns /api/<number>, whichever it is, and its files, and nothing that only begins alike', () => {
    const own = [
      '/api/3',
      '/api/3/',
      '/api/3/clientes',
      '/api/03',
      '/api/3.0/clientes',
      '/api/2/clientes',
      '/MyFiles',
      '/MyFiles/1/a',
    ];
    expect(own.filter((path) => !dialect.owns(path))).toEqual([]);
    const others = [
      '/',
      '/api',
      '/api/',
      '/api/v1/clients',
      '/api/v3',
      '/x/api/3',
      '/API/3',
      '/api//3',
      '/MyFilesX',
      '/myfiles/1',
    ];
    expect(others.filter((path) => dialect.owns(path))).toEqual([]);
  });

  it.each(CODES)(
    'says %s as the original and as its page, in Spanish, with the status of the code',
    (code) => {
      const { status, contentType, body } = dialect.renderProblem(new Problem(code));
      expect([status, contentType]).toEqual([PROBLEMS[code].status, 'application/json']);
      expect(body).toEqual({
        status: 'error',
        message: PROBLEMS[code].es,
        error: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
      });
    },
  );

  it('tells every refused credential by one key, and every missing permission by another', () => {
    for (const code of CODES) {
      expect([code, keyOf(code) === 'auth-token-invalid']).toEqual([code, PROBLEMS[code].status === 401]);
      const isForbidden = PROBLEMS[code].status === 403 && code !== 'api_disabled';
      expect([code, keyOf(code) === 'forbidden']).toEqual([code, isForbidden]);
    }
  });

  it.each<[ProblemCode, string]>([
    ['api_disabled', 'api-disabled'],
    ['not_found', 'api-resource-invalid'],
    ['api_version_invalid', 'api-version-invalid'],
    ['ip_banned', 'ip-banned'],
    ['rate_limit_exceeded', 'rate-limit-exceeded'],
  ])('has a key of the original for %s', (code, key) => {
    expect(keyOf(code)).toBe(key);
  });

  it('tells what is wrong with a record by a text and the record alone', () => {
    const there = new RecordProblem('malformed_request', 'El registro ya existe.', { id: 1 });
    expect(dialect.renderProblem(there)).toEqual({
      status: 400,
      contentType: 'application/json',
      body: { error: 'El registro ya existe.', data: { id: 1 } },
    });
    const missing = new RecordProblem('not_found', 'Registro no encontrado.', undefined);
    expect(dialect.renderProblem(missing)).toMatchObject({
      status: 404,
      body: { error: 'Registro no encontrado.' },
    });
  });

  it('never lets the cause of a problem out', () => {
    const cause = new Error('password of the database');
    for (const problem of [
      new Problem('internal_error', { cause }),
      new RecordProblem('malformed_request', 'No', undefined, { cause }),
      invalid('name', 'required', 'password of the database'),
    ])
      expect(JSON.stringify(dialect.renderProblem(problem))).not.toContain('password');
  });

  it('answers results as they are', () => {
    expect(dialect.renderResult([{ id: 1 }])).toEqual([{ id: 1 }]);
  });
});
