import { describe, expect, it } from 'vitest';
import { Page } from '../../common/page.js';
import { PartlyTaken } from '../../common/partly-taken.js';
import { Problem, ProblemCode, PROBLEMS } from '../../common/problem.js';
import { serialize } from '../../http/serializer.js';
import { Rendered } from '../dialect.js';
import { PlatformDialect } from './platform.dialect.js';

const dialect = new PlatformDialect();
const CONTEXT = { requestId: 'request-1', language: 'en', accept: '' } as const;
const CODES = Object.keys(PROBLEMS) as ProblemCode[];

interface Wire {
  success: false;
  error: { code: string; message: string; reason: string; request_id: string };
}
const wireOf = (rendered: Rendered) => (rendered.body as Wire).error;

describe('the platform dialect', () => {
  it('owns what is under /api, and nothing that only begins alike', () => {
    expect(['/api', '/api/', '/api/v1/clients', '/api/3/clientes'].every((path) => dialect.owns(path))).toBe(
      true,
    );
    expect(['/', '/apis', '/API/v1', '/documents', '/x/api/v1', ''].some((path) => dialect.owns(path))).toBe(
      false,
    );
  });

  it.each(CODES)('says %s by the status, a word for the status, the reason and the request', (code) => {
    const { status, contentType, body } = dialect.renderProblem(new Problem(code), CONTEXT);
    expect(status).toBe(PROBLEMS[code].status);
    expect(contentType).toBe('application/json; charset=utf-8');
    expect(body).toMatchObject({
      success: false,
      error: { message: PROBLEMS[code].en, reason: code, request_id: 'request-1' },
    });
  });

  it('has a word of its own for every status that is not an error of ours', () => {
    const wordless = CODES.filter((code) => code !== 'internal_error').filter(
      (code) => wireOf(dialect.renderProblem(new Problem(code), CONTEXT)).code === 'internal_error',
    );
    expect(wordless).toEqual([]);
  });

  it('spells a paid invoice as WHMDC does', () => {
    expect(wireOf(dialect.renderProblem(new Problem('already_paid'), CONTEXT)).code).toBe('ALREADY_PAID');
  });

  it('asks for a credential with every 401, and with nothing else', () => {
    for (const code of CODES) {
      const { status, headers } = dialect.renderProblem(new Problem(code), CONTEXT);
      expect(headers?.['www-authenticate']).toBe(status === 401 ? 'Bearer realm="llavero"' : undefined);
    }
  });

  it.each(['application/problem+json', 'application/json;q=0.5, application/problem+json'])(
    'tells the same as RFC 9457 to whom accepts it: %s',
    (accept) => {
      const details = [{ field: 'name', code: 'required', message: 'name is required' }];
      const problem = new Problem('parameter_missing', { details });
      const rendered = dialect.renderProblem(problem, { ...CONTEXT, accept });
      expect([rendered.status, rendered.contentType]).toEqual([400, 'application/problem+json']);
      expect(rendered.body).toEqual({
        type: 'urn:llavero:problem:parameter_missing',
        title: 'A required parameter is missing',
        status: 400,
        code: 'parameter_missing',
        details,
        request_id: 'request-1',
      });
    },
  );

  it('speaks Spanish, in the details too', () => {
    const details = [{ field: 'name', code: 'required' }];
    const { body } = dialect.renderProblem(new Problem('parameter_missing', { details }), {
      ...CONTEXT,
      language: 'es',
    });
    expect(body).toMatchObject({
      error: { message: 'Falta un parámetro obligatorio', details: [{ message: 'name es obligatorio' }] },
    });
  });

  it('never lets the cause of a problem out', () => {
    const problem = new Problem('internal_error', { cause: new Error('password of the database') });
    for (const accept of ['', 'application/problem+json'])
      expect(JSON.stringify(dialect.renderProblem(problem, { ...CONTEXT, accept }))).not.toContain(
        'password',
      );
  });

  it('wraps what succeeded: a record, nothing, a page, and a sentence where there is one', () => {
    expect(dialect.renderResult({ id: 1 }, undefined)).toEqual({ success: true, data: { id: 1 } });
    expect(dialect.renderResult(undefined, 'Done')).toEqual({ success: true, data: null, message: 'Done' });
    const page = new Page([{ id: 1 }], { page: 1, per_page: 25, total: 1 });
    expect(JSON.parse(String(serialize(dialect.renderResult(page, undefined))))).toEqual({
      success: true,
      data: [{ id: 1 }],
      meta: { page: 1, per_page: 25, total: 1, current_page: 1, total_count: 1 },
    });
  });

  it('says beside its data or its refusal which of several records it did not take', () => {
    const errors = { 'F-1': ['Issuer nif no puede estar en blanco'] };
    expect(dialect.renderResult(new PartlyTaken({ id: 1 }, errors), undefined)).toEqual({
      success: true,
      data: { id: 1 },
      errors,
    });
    expect(dialect.renderResult(new PartlyTaken({ id: 1 }), undefined)).toEqual({
      success: true,
      data: { id: 1 },
    });
    for (const accept of ['', 'application/problem+json'])
      expect(
        dialect.renderProblem(new Problem('validation_failed', { errors }), { ...CONTEXT, accept }).body,
      ).toMatchObject({ errors });
  });
});
