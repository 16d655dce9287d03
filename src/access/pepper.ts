import { createHmac, createSecretKey, KeyObject } from 'node:crypto';
import { Config } from '../config/config.js';
import { secretIn } from './secret-file.js';

/**
 * Digests of tokens: HMAC-SHA-256 under a server secret, so that a copy of the database alone verifies
 * nothing. A random 256-bit secret needs no slow hash (OWASP ASVS 5.0, 6.5.2). Retired peppers still
 * verify; a token that was digested under one is digested anew at its next use.
 */
export class Pepper {
  private readonly keys: readonly KeyObject[];

  constructor(current: string, retired: readonly string[]) {
    this.keys = [current, ...retired].map((text) => createSecretKey(text, 'utf8'));
  }

  /** The digest that is stored: 32 bytes under the current pepper. */
  digest(token: string): Buffer {
    return hmac(this.keys[0]!, token);
  }

  /** Every digest under which the token may be stored, the current one first. */
  digests(token: string): Buffer[] {
    return this.keys.map((key) => hmac(key, token));
  }

  /** Keys for sealing data at rest, bound to `purpose`: seal with the first, any may open what is older. */
  sealingKeys(purpose: string): Buffer[] {
    return this.digests(`seal:${purpose}`);
  }
}

function hmac(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** The pepper of the environment, else the one in the data directory, made there at the first start (mode 0600). */
export function loadPepper(config: Pick<Config, 'keyPepper' | 'keyPeppersRetired' | 'dataDir'>): Pepper {
  return new Pepper(config.keyPepper ?? secretIn(config.dataDir, 'key-pepper'), config.keyPeppersRetired);
}
