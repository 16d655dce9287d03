import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { recordLog } from '../../test/support/log.js';
import { AbacoDialect } from './abaco/abaco.dialect.js';
import { refuseConnection } from './connection-problem.js';
import { Dialects } from './dialects.js';
import { FacturascriptsDialect } from './facturascripts/facturascripts.dialect.js';
import { PlatformDialect } from './platform/platform.dialect.js';

const dialects = new Dialects(new FacturascriptsDialect(), new PlatformDialect(), new AbacoDialect());

/** What goes over a connection that ends in an error of Node's parser. */
async function answerTo(code: string | undefined): Promise<string> {
  const log = recordLog();
  const connection = new PassThrough();
  refuseConnection(dialects, { code }, connection);
  const answer = await text(connection);
  log.release();
  return answer;
}

describe('a connection that never became a request', () => {
  it.each([
    ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large', 'headers_too_large'],
    ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout', 'request_timeout'],
    ['HPE_INVALID_METHOD', '400 Bad Request', 'malformed_request'],
    [undefined, '400 Bad Request', 'malformed_request'],
  ])('that ends by %s is told %s', async (code, status, reason) => {
    const [head, body] = (await answerTo(code)).split('\r\n\r\n') as [string, string];
    const { error } = JSON.parse(body) as { error: { reason: string; request_id: string } };
    expect(error.reason).toBe(reason);
    expect(head.split('\r\n')).toEqual([
      `HTTP/1.1 ${status}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${error.request_id}`,
      'Connection: close',
    ]);
  });

  it('is told nothing once the client has left', () => {
    for (const error of [{ code: 'ECONNRESET' }, { code: 'HPE_INVALID_METHOD' }]) {
      const connection = new PassThrough();
      if (error.code !== 'ECONNRESET') connection.end();
      refuseConnection(dialects, error, connection);
      expect([connection.destroyed, connection.read()]).toEqual([true, null]);
    }
  });
});
