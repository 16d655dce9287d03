import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const SHORTEST = 10;
const LONGEST = 200;

/** argon2id with the parameters of the OWASP password storage cheat sheet (19 MiB, 2 passes, 1 lane). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** What nobody's password is compared with, so that an unknown address takes as long as a known one. */
let nobodys: Promise<string> | undefined;

/** Whether it is the password of that hash; the same work where there is none. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64url'));
  const matches = await verify(stored ?? (await nobodys), password);
  return matches && typeof stored === 'string';
}

/** Why a password is not accepted, or undefined. */
export function weaknessOf(password: string): string | undefined {
  if (password.length < SHORTEST) return `a password has at least ${SHORTEST} characters`;
  if (password.length > LONGEST) return `a password has at most ${LONGEST} characters`;
  return undefined;
}
