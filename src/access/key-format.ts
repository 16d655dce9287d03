import { randomBytes, randomInt } from 'node:crypto';

/** The four spellings of a key; `keyid` is the one new keys get unless another is asked for. */
export const KEY_FORMATS = ['keyid', 'hex64', 'org', 'fs20'] as const;
export type KeyFormat = (typeof KEY_FORMATS)[number];

type TokenFormat = KeyFormat | 'session-token';

/** A new key. `token` is the secret and is shown once; `keyId` is set for `keyid` only. */
export interface IssuedToken {
  token: string;
  keyId: string | undefined;
  /** What may be stored and shown beside the key's name; far too little to guess the rest. */
  prefix: string;
}

/** What a caller sent, in its canonical spelling (`hex64` in lower case): the text that is digested. */
export interface ParsedToken extends IssuedToken {
  format: TokenFormat;
}

/** An `org` key, marker and eight characters. */
const SHORTEST_TOKEN = 17;
const LONGEST_TOKEN = 256;
const SECRET_BYTES = 32;
const LOWER_ALPHANUMERIC = '0123456789abcdefghijklmnopqrstuvwxyz';
const ALPHANUMERIC = `${LOWER_ALPHANUMERIC}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/**
 * Tried in this order, and the first that fits answers. Only one overlap exists: a text of 43 characters
 * that starts with `org_live_` or `org_test_` is an `org` key, never a session token. The padding after a
 * `keyid` secret comes from generators other than ours; it stays part of the token.
 */
const SHAPES: readonly (readonly [TokenFormat, RegExp])[] = [
  ['keyid', /^[\w-]{1,64}:[\w-]{16,190}={0,2}$/],
  ['hex64', /^[0-9a-f]{64}$/i],
  ['org', /^org_(live|test)_[\w-]{8,128}$/],
  ['fs20', /^[0-9A-Za-z]{20}$/],
  ['session-token', /^[\w-]{43}$/],
];

const SHOWN_CHARACTERS = { hex64: 8, org: 'org_live_'.length + 4, fs20: 4, 'session-token': 4 } as const;

/** Every character is equally likely: `randomInt` has no modulo bias. */
function randomText(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

const randomSecret = (encoding: 'base64url' | 'hex') => randomBytes(SECRET_BYTES).toString(encoding);

const GENERATORS: Readonly<Record<KeyFormat, (test: boolean) => string>> = {
  keyid: () => `abk_${randomText(16, LOWER_ALPHANUMERIC)}:${randomSecret('base64url')}`,
  hex64: () => randomSecret('hex'),
  org: (test) => `org_${test ? 'test' : 'live'}_${randomSecret('base64url')}`,
  fs20: () => randomText(20, ALPHANUMERIC),
};

function described(format: TokenFormat, token: string): ParsedToken {
  if (format !== 'keyid') {
    return { format, token, keyId: undefined, prefix: token.slice(0, SHOWN_CHARACTERS[format]) };
  }
  const keyId = token.slice(0, token.indexOf(':'));
  return { format, token, keyId, prefix: keyId };
}

/** A new key from the system's random source; `test` asks for `org_test_` and means nothing elsewhere. */
export function createToken(format: KeyFormat, options: { test?: boolean } = {}): IssuedToken {
  const { token, keyId, prefix } = described(format, GENERATORS[format](options.test ?? false));
  return { token, keyId, prefix };
}

/** A new session token: 256 random bits that say nothing. */
export function createSessionToken(): string {
  return randomSecret('base64url');
}

/**
 * Exactly one key or session token, or undefined: blanks, commas (two headers arrive joined as `k1, k2`),
 * a scheme word and anything longer than 256 characters or shorter than 17 are not part of a key. A fit says what the text
 * looks like, not that such a key exists.
 */
export function parseToken(text: string): ParsedToken | undefined {
  if (text.length < SHORTEST_TOKEN || text.length > LONGEST_TOKEN) return undefined;
  const format = SHAPES.find(([, shape]) => shape.test(text))?.[0];
  return format && described(format, format === 'hex64' ? text.toLowerCase() : text);
}

/** How a key is shown after the one time its token was: `abk_3f9c…`. */
export function maskedToken(prefix: string): string {
  return `${prefix}…`;
}
