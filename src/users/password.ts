import { hash } from '@node-rs/argon2';

const SHORTEST = 10;
const LONGEST = 200;

/** argon2id with the parameters of the OWASP password storage cheat sheet (19 MiB, 2 passes, 1 lane). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/** Why a password is not accepted, or undefined. */
export function weaknessOf(password: string): string | undefined {
  if (password.length < SHORTEST) return `a password has at least ${SHORTEST} characters`;
  if (password.length > LONGEST) return `a password has at most ${LONGEST} characters`;
  return undefined;
}
