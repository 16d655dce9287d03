import { parseToken } from '../access/key-format.js';
import { Pepper } from '../access/pepper.js';
import { invalid } from '../common/problem.js';
import { ImportApiKeyDto } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';

const BCRYPT = /^\$2[abxy]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
const ARGON2 = /^\$argon2(?:id|i|d)\$v=\d+\$m=(\d+),t=(\d+),p=(\d+)\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/;

/** Above these a single wrong key would keep the server busy for seconds. */
const MAX_BCRYPT_COST = 14;
const MAX_ARGON2_KIB = 262_144;
const MAX_ARGON2_PASSES = 10;

const PREFIXES: Readonly<Record<ApiKey['format'], RegExp>> = {
  keyid: /^[A-Za-z0-9_-]{1,64}$/,
  hex64: /^[0-9a-f]{8}$/,
  org: /^org_(live|test)_[A-Za-z0-9_-]{4}$/,
  fs20: /^[0-9A-Za-z]{4}$/,
};

/** What an imported key is recognised by: the digest of its token, or the hash that came with its prefix. */
export function foreignProof(
  dto: ImportApiKeyDto,
  pepper: Pepper,
): Pick<ApiKey, 'prefix' | 'digest' | 'legacy_hash'> {
  if (dto.token !== undefined) {
    const parsed = parseToken(dto.token);
    if (parsed?.format !== dto.format)
      throw invalid('token', 'not_this_format', `not a key of the format ${dto.format}`);
    return { prefix: parsed.prefix, digest: pepper.digest(parsed.token), legacy_hash: null };
  }
  if (!dto.hash) throw invalid('token', 'required', 'give the token, or its hash and prefix');
  if (!isAcceptable(dto.hash))
    throw invalid('hash', 'not_a_hash', 'not a bcrypt or argon2 hash of acceptable cost');
  if (!PREFIXES[dto.format].test(dto.prefix ?? '')) throw invalid('prefix', 'not_a_prefix');
  return { prefix: dto.prefix!, digest: null, legacy_hash: dto.hash };
}

function isAcceptable(hash: string): boolean {
  const cost = BCRYPT.exec(hash)?.[1];
  if (cost) return Number(cost) <= MAX_BCRYPT_COST;
  const [, memory, passes, lanes] = ARGON2.exec(hash) ?? [];
  return (
    memory !== undefined &&
    Number(memory) <= MAX_ARGON2_KIB &&
    Number(passes) <= MAX_ARGON2_PASSES &&
    Number(lanes) <= 16
  );
}
