import { createHmac, createSecretKey, KeyObject, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '../config/config.js';

const PEPPER_BYTES = 32;
const SHORTEST_PEPPER = 32;

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
  return new Pepper(config.keyPepper ?? pepperIn(config.dataDir), config.keyPeppersRetired);
}

function pepperIn(dataDir: string): string {
  const path = join(dataDir, 'key-pepper');
  if (!existsSync(path)) makePepper(dataDir, path);
  const pepper = readFileSync(path, 'utf8').trim();
  // An emptied file would let every digest be computed from the token alone.
  if (pepper.length < SHORTEST_PEPPER)
    throw new Error(`${path} has lost its pepper; restore it from a backup`);
  return pepper;
}

function makePepper(dataDir: string, path: string): void {
  // Written whole before it gets its name: of two processes at their first start one wins, both use it.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(PEPPER_BYTES).toString('base64url')}\n`, {
    mode: 0o600,
    flush: true,
  });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
