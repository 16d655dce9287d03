import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Pepper } from '../access/pepper.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * An answer at rest. It is encrypted under the client's own Idempotency-Key (of which only a digest is
 * stored) and the pepper: an answer may hold a secret that is otherwise shown once, and a copy of the
 * database must not.
 */
export class SealedAnswer {
  private readonly key: Buffer;

  constructor(pepper: Pepper, idempotencyKey: string) {
    this.key = pepper.sealingKey(`idempotency:${idempotencyKey}`);
  }

  seal(body: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    return Buffer.concat([nonce, cipher.update(body, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  open(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return (
      decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    );
  }
}

/** What is stored to find an Idempotency-Key again. */
export function digestOfKey(idempotencyKey: string): Buffer {
  return createHash('sha256').update(idempotencyKey).digest();
}

/** Tells one request from another under the same key: its method, its path and what its body says. */
export function fingerprintOf(method: string, path: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${method} ${path}\n${JSON.stringify(body ?? null)}`)
    .digest();
}
