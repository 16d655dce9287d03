import { createHash } from 'node:crypto';
import { Upload } from '../http/multipart.js';

/** What is stored to find an Idempotency-Key again. */
export function digestOfKey(idempotencyKey: string): Buffer {
  return createHash('sha256').update(idempotencyKey).digest();
}

/** Tells one request from another under the same key: its method, its path, what its body says and its files. */
export function fingerprintOf(
  method: string,
  path: string,
  body: unknown,
  uploads: readonly Upload[] = [],
): Buffer {
  const hash = createHash('sha256').update(`${method} ${path}\n${JSON.stringify(body ?? null)}`);
  for (const { content, ...named } of uploads) {
    const digest = createHash('sha256').update(content).digest('hex');
    hash.update(`\n${JSON.stringify({ ...named, digest })}`);
  }
  return hash.digest();
}
