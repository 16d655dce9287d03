import { EntityManager } from 'typeorm';
import { verifyHash } from '../access/credential-store.js';
import { Problem } from '../common/problem.js';
import { ForeignProof } from './foreign-proof.js';

/** As many imported hashes as find_credential answers for a prefix. */
const TRIED_PER_PREFIX = 4;

interface Candidate {
  digest: string | null;
  hash: string | null;
}

/**
 * Refuses to import a key that is here already, in this company or another, and one whose prefix so many share
 * that it would not be among those that are tried. The answer never tells whose the other is.
 * @throws Problem conflict `token`, `hash` or `prefix` taken
 */
export async function refuseKnown(manager: EntityManager, foreign: ForeignProof): Promise<void> {
  const { proof, digests } = foreign;
  const candidates = await manager.query<Candidate[]>(
    `SELECT f ->> 'digest' AS digest, f ->> 'legacyHash' AS hash FROM find_credential($1, $2, $3) f`,
    [digests, proof.format, proof.prefix],
  );
  if (foreign.token !== undefined) {
    if (await isAmong(candidates, foreign.token)) throw taken('token');
    return;
  }
  if (candidates.some(({ hash }) => hash === proof.legacy_hash)) throw taken('hash');
  if (candidates.length >= TRIED_PER_PREFIX) throw taken('prefix');
}

async function isAmong(candidates: readonly Candidate[], token: string): Promise<boolean> {
  for (const { digest, hash } of candidates) {
    if (digest !== null || (hash !== null && (await verifyHash(hash, token)))) return true;
  }
  return false;
}

function taken(field: string): Problem {
  return new Problem('conflict', { details: [{ field, code: 'taken' }] });
}
