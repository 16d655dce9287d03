import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SECRET_BYTES = 32;
const SHORTEST_SECRET = 32;

/** The secret of that name in the data directory, made there at the first start (mode 0600). */
export function secretIn(dataDir: string, name: string): string {
  const path = join(dataDir, name);
  if (!existsSync(path)) makeSecret(dataDir, path);
  const secret = readFileSync(path, 'utf8').trim();
  // With an emptied file everything that the secret protects could be made from public values alone.
  if (secret.length < SHORTEST_SECRET) {
    throw new Error(`${path} has lost its secret; restore it from a backup`);
  }
  return secret;
}

function makeSecret(dataDir: string, path: string): void {
  // Written whole before it gets its name: of two processes at their first start one wins, both use it.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
