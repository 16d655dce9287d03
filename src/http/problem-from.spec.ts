import { NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { QueryFailedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { Problem } from '../common/problem.js';
import { problemFrom } from './problem-from.js';

const fromDatabase = (code: string) =>
  problemFrom(new QueryFailedError('SELECT 1', [], Object.assign(new Error('refused'), { code })));
const fromServer = (code: string, statusCode: unknown) =>
  problemFrom(Object.assign(new Error('refused'), { code, statusCode }));

describe('an error as a problem', () => {
  it('is itself when it is one', () => {
    const problem = new Problem('series_exhausted');
    expect(problemFrom(problem)).toBe(problem);
  });

  it.each(['22021', '22P05', '22P02', '22003', '22007', '22008', '23502', '23503', '23514'])(
    'is the caller’s when PostgreSQL cannot hold a value: %s',
    (code) => expect(fromDatabase(code)).toMatchObject({ code: 'validation_failed', status: 422 }),
  );

  it.each([
    '40001',
    '40P01',
    '53300',
    '55P03',
    '57014',
    '57P01',
    '57P02',
    '57P03',
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
  ])('asks to try again when the database is busy or away: %s', (code) =>
    expect(fromDatabase(code)).toMatchObject({ code: 'unavailable', status: 503, retryAfterSeconds: 1 }),
  );

  it.each([
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
    'timeout exceeded when trying to connect',
  ])('asks to try again when the connection died, which has no code: %s', (message) => {
    for (const error of [new Error(message), new QueryFailedError('SELECT 1', [], new Error(message))]) {
      expect(problemFrom(error)).toMatchObject({ code: 'unavailable', status: 503, retryAfterSeconds: 1 });
    }
    expect(problemFrom(new Error(`not at the start: ${message}`)).code).toBe('internal_error');
    expect(problemFrom(message).code).toBe('internal_error');
  });

  it('asks to try again when TypeORM finds its connection gone between two statements', () => {
    expect(problemFrom(new QueryRunnerProviderAlreadyReleasedError())).toMatchObject({ code: 'unavailable' });
  });

  it('keeps what PostgreSQL said for the log', () => {
    for (const code of ['22P02', '40001', '42601'])
      expect(fromDatabase(code).cause).toMatchObject({ driverError: { code } });
  });

  it('tells a race for a unique value, and the guard of issued invoices', () => {
    expect(fromDatabase('23505')).toMatchObject({ code: 'conflict', status: 409 });
    expect(fromDatabase('LV409')).toMatchObject({ code: 'invoice_not_draft', status: 409 });
  });

  it.each(['42P01', '42601', 'XX000'])('is ours when the statement was wrong: %s', (code) =>
    expect(fromDatabase(code)).toMatchObject({ code: 'internal_error', status: 500 }),
  );

  it.each([
    ['FST_ERR_CTP_BODY_TOO_LARGE', 413, 'payload_too_large'],
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415, 'unsupported_media_type'],
    ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 400, 'malformed_request'],
    ['FST_ERR_NOT_FOUND', 404, 'not_found'],
    ['FST_ERR_SOMETHING_NEW', 414, 'malformed_request'],
    ['FST_ERR_SOMETHING_BROKEN', 500, 'internal_error'],
    ['FST_ERR_WITHOUT_STATUS', undefined, 'internal_error'],
    ['FST_ERR_WITH_ODD_STATUS', '400', 'internal_error'],
    ['SOMETHING_ELSE', 400, 'internal_error'],
  ])('keeps what the server refused: %s %s', (code, status, expected) =>
    expect(fromServer(code, status).code).toBe(expected),
  );

  it('keeps the status of the frame’s own refusals', () => {
    expect(problemFrom(new NotFoundException()).code).toBe('not_found');
    expect(problemFrom(new PayloadTooLargeException()).code).toBe('payload_too_large');
  });

  it.each([undefined, null, 'text', 7, {}, new TypeError('x'), { statusCode: 400 }])(
    'is an internal error whose cause is kept for the log: %s',
    (error) => expect(problemFrom(error)).toMatchObject({ code: 'internal_error', cause: error }),
  );
});
