import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { Logger } from '@nestjs/common';
import { Problem, ProblemCode } from '../common/problem.js';
import { Dialects } from './dialects.js';

const logger = new Logger('Connection');

/** What Node's HTTP parser gives up on; anything else it refuses is malformed. */
const BY_PARSER_CODE: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/**
 * Answers what never became a request, so that no filter sees it: bytes that are not HTTP, headers beyond
 * measure, CONNECT. Nobody can say which dialect was meant, so our own speaks; the connection ends here.
 */
export function refuseConnection(dialects: Dialects, error: { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = new Problem(BY_PARSER_CODE[error.code ?? ''] ?? 'malformed_request');
  const requestId = randomUUID();
  const { status, contentType, body } = dialects
    .owner('/api')
    .renderProblem(problem, { requestId, language: 'en', accept: '' });
  logger.log({ request_id: requestId, status, reason: problem.code, code: error.code });
  const text = JSON.stringify(body);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `Content-Type: ${contentType}`,
      `Content-Length: ${Buffer.byteLength(text)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      text,
    ].join('\r\n'),
    () => socket.destroy(),
  );
}
