import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Pepper } from '../access/pepper.js';
import { Upload } from '../http/multipart.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * An answer at rest. It is encrypted under the client's own Idempotency-Key (of which only a digest is
 * stored) and the pepper: an answer may hold a secret that is otherwise shown once, and a copy of the
 * database must not. What was sealed under a retired pepper still opens.
 */
export class SealedAnswer {
  private readonly keys: readonly Buffer[];

  constructor(pepper: Pepper, idempotencyKey: string) {
    this.keys = pepper.sealingKeys(`idempotency:${idempotencyKey}`);
  }

  seal(body: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keys[0]!, nonce);
    return Buffer.concat([nonce, cipher.update(body, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws for what was not sealed under this Idempotency-Key and one of the peppers. */
  open(sealed: Buffer): string {
    for (const key of this.keys) {
      const body = unseal(sealed, key);
      if (body !== undefined) return body;
    }
    throw new Error('a stored answer was sealed under a pepper that is no longer known');
  }
}

/** Undefined where the tag shows that it was sealed under another key. */
function unseal(sealed: Buffer, key: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const body = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
  try {
    return body + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

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
