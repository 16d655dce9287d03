import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Pepper } from './pepper.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Text at rest that a copy of the database alone must not show: encrypted (AES-256-GCM) under the pepper and bound to
 * its purpose. What was sealed under a retired pepper still opens.
 */
export class Seal {
  private readonly keys: readonly Buffer[];

  constructor(pepper: Pepper, purpose: string) {
    this.keys = pepper.sealingKeys(purpose);
  }

  seal(text: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keys[0]!, nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws for what was not sealed for this purpose under one of the peppers. */
  open(sealed: Buffer): string {
    for (const key of this.keys) {
      const text = unseal(sealed, key);
      if (text !== undefined) return text;
    }
    throw new Error('what is stored was sealed under a pepper that is no longer known');
  }

  /** Whether it was sealed under a retired pepper, so that it has to be sealed anew before that one is gone. */
  isStale(sealed: Buffer): boolean {
    return this.keys.slice(1).some((key) => unseal(sealed, key) !== undefined);
  }
}

/** Undefined where the tag shows that it was sealed under another key. */
function unseal(sealed: Buffer, key: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const text = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
  try {
    return text + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
