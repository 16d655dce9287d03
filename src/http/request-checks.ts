import type { FastifyRequest } from 'fastify';
import { parseToken } from '../access/key-format.js';
import { invalid, Problem } from '../common/problem.js';
import { pathOf, queryOf } from './path.js';

/** Headers of which a second one would let two parts of a system read two different requests. */
const ONCE = new Set([
  'authorization',
  'x-api-key',
  'x-auth-token',
  'token',
  'idempotency-key',
  'content-type',
  'host',
  'origin',
  'referer',
]);

/** Names under which clients put keys into URLs. */
const KEY_NAMES = /^(x-)?(api[_-]?key|access[_-]?token|auth[_-]?token|token|secret)$/i;

/** What no request may do, whoever sends it. Throws the refusal. */
export function checkRequest(request: FastifyRequest): void {
  refuseHeaders(request.raw.rawHeaders);
  if (request.headers.host === undefined && request.raw.httpVersion === '1.1') {
    throw new Problem('malformed_request', { details: [{ field: 'host', code: 'required' }] });
  }
  // As it came: what routing leaves out was sent all the same.
  if (pathOf(request.originalUrl).split('/').some(isKey)) throw new Problem('key_in_url');
  refuseQuery(queryOf(request.originalUrl));
}

function refuseHeaders(rawHeaders: readonly string[]): void {
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!.toLowerCase();
    if (!ONCE.has(name)) continue;
    if (seen.has(name))
      throw new Problem('duplicate_header', { details: [{ field: name, code: 'repeated' }] });
    seen.add(name);
  }
}

function refuseQuery(query: URLSearchParams): void {
  for (const [name, value] of query) {
    if (KEY_NAMES.test(name) || isKey(value)) throw new Problem('key_in_url');
    if (name.includes('\0') || value.includes('\0'))
      throw invalid(name.replaceAll('\0', ''), 'nul_character');
  }
}

/** What can only be a key; the other formats also look like words and cursors. */
function isKey(text: string): boolean {
  const format = parseToken(text.replace(/%3a/i, ':'))?.format;
  return format === 'keyid' || format === 'hex64' || format === 'org';
}
