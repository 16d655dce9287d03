// Whole HTTP/1.1 requests as they go on the wire.
import { randomBytes } from 'node:crypto';

export const LIST = '/api/v1/invoices?per_page=25';

/**
 * @typedef {object} Request
 * @property {string} method
 * @property {string} path
 * @property {Record<string, string>} [headers]
 * @property {string} [body]
 */

/** @param {Record<string, string>} headers */
export const get = (path, headers) => onWire(getting(path, headers));

export const getting = (path, headers) => ({ method: 'GET', path, headers });

export const postJson = (path, body, headers) => onWire(postingJson(path, body, headers));

export const postingJson = (path, body, headers) =>
  posting(path, 'application/json', JSON.stringify(body), headers);

export const postForm = (path, fields, headers) =>
  onWire(posting(path, 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString(), headers));

const posting = (path, type, body, headers) => ({
  method: 'POST',
  path,
  headers: { ...headers, 'content-type': type },
  body,
});

export const bearer = ({ token }) => ({ authorization: `Bearer ${token}` });

/** As from another client behind the proxy that the load stands for. */
export const forwarded = (number) => ({
  'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`,
});

/** Well formed, and nobody's. */
export const unknownKeys = (count) =>
  Array.from({ length: count }, () => ({ token: randomBytes(32).toString('hex') }));

/** @param {Request} request */
export function onWire({ method, path, headers, body }) {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries({ host: 'bench', ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body ?? ''].join('\r\n');
}
