import { verifyHash } from '../access/credential-store.js';
import { parseToken } from '../access/key-format.js';
import { Pepper } from '../access/pepper.js';
import { invalid, Problem } from '../common/problem.js';
import { ImportApiKeyDto } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';

/** The columns by which a key is found and told. */
export type Proof = Pick<ApiKey, 'format' | 'prefix' | 'digest' | 'legacy_hash'>;

export interface ForeignProof {
  proof: Proof;
  /** In its canonical spelling; absent when only its hash is known. */
  token?: string;
  /** Every digest under which the key may be stored already; none when only its hash is known. */
  digests: readonly Buffer[];
}

const BCRYPT = /^\$2[abxy]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
const ARGON2 = /^\$argon2(?:id|i|d)\$v=\d+\$m=(\d+),t=(\d+),p=(\d+)\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/;

/** Above these a single wrong key would keep the server busy for seconds. */
const MAX_BCRYPT_COST = 14;
const MAX_ARGON2_KIB = 262_144;
const MAX_ARGON2_PASSES = 10;
const MAX_ARGON2_LANES = 16;
const NOT_A_HASH = 'not a bcrypt or argon2 hash of acceptable cost';

const PREFIXES: Readonly<Record<ApiKey['format'], RegExp>> = {
  keyid: /^[A-Za-z0-9_-]{1,64}$/,
  hex64: /^[0-9a-f]{8}$/,
  org: /^org_(live|test)_[A-Za-z0-9_-]{4}$/,
  fs20: /^[0-9A-Za-z]{4}$/,
};

/**
 * What an imported key is recognised by: the digest of its token, or the hash that came with its prefix.
 * @throws Problem parameter_missing `token` or `prefix`; validation_failed `token` not_this_format, `hash`
 * not_a_hash, `prefix` not_a_prefix
 */
export async function foreignProof(dto: ImportApiKeyDto, pepper: Pepper): Promise<ForeignProof> {
  return dto.token ? proofByToken(dto.token, dto.format, pepper) : proofByHash(dto);
}

function proofByToken(token: string, format: ApiKey['format'], pepper: Pepper): ForeignProof {
  const parsed = parseToken(token);
  if (parsed?.format !== format)
    throw invalid('token', 'not_this_format', `not a key of the format ${format}`);
  const digests = pepper.digests(parsed.token);
  const proof = { format, prefix: parsed.prefix, digest: digests[0]!, legacy_hash: null };
  return { proof, token: parsed.token, digests };
}

async function proofByHash({ hash, prefix, format }: ImportApiKeyDto): Promise<ForeignProof> {
  if (!hash) throw missing('token', 'give the token, or its hash and prefix');
  if (!prefix) throw missing('prefix', 'give the prefix by which the key is found');
  if (!PREFIXES[format].test(prefix)) throw invalid('prefix', 'not_a_prefix');
  if (!isAffordable(hash)) throw invalid('hash', 'not_a_hash', NOT_A_HASH);
  await tryOnce(hash);
  return { proof: { format, prefix, digest: null, legacy_hash: hash }, digests: [] };
}

function missing(field: string, message: string): Problem {
  return new Problem('parameter_missing', { details: [{ field, code: 'required', message }] });
}

function isAffordable(hash: string): boolean {
  const cost = BCRYPT.exec(hash)?.[1];
  if (cost) return Number(cost) <= MAX_BCRYPT_COST;
  const [, memory, passes, lanes] = ARGON2.exec(hash) ?? [];
  return (
    memory !== undefined &&
    Number(memory) <= MAX_ARGON2_KIB &&
    Number(passes) <= MAX_ARGON2_PASSES &&
    Number(lanes) <= MAX_ARGON2_LANES
  );
}

/** A hash that cannot be tried would break every look-up of its prefix, of whatever company. */
async function tryOnce(hash: string): Promise<void> {
  await verifyHash(hash, '').catch((cause: unknown) => {
    const details = [{ field: 'hash', code: 'not_a_hash', message: NOT_A_HASH }];
    throw new Problem('validation_failed', { details, cause });
  });
}
