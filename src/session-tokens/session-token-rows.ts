import { EntityManager } from 'typeorm';
import { AccessRow } from '../access/grants.js';

export interface NewToken {
  companyId: number;
  keyId: number;
  digest: Buffer;
  access: AccessRow[] | null;
  seconds: number;
  address: string;
}

/** So many tokens of one key live at once; one more, and the one that ends first makes room. */
const MOST_PER_KEY = 1_000;

/** Rows that one exchange clears away: more than it makes, so that they never pile up. */
const CLEARED_AT_ONCE = 100;

/** Stores a token and answers when it ends: in full seconds, and not after its key. */
export async function addToken(manager: EntityManager, token: NewToken): Promise<string> {
  const { companyId, keyId, digest, access, seconds, address } = token;
  await manager.query(CLEAR, [companyId, keyId]);
  const [{ expires_at }] = await manager.query<[{ expires_at: string }]>(ADD, [
    companyId,
    keyId,
    digest,
    access && JSON.stringify(access),
    seconds,
    address,
  ]);
  return expires_at;
}

/** Rows that another exchange clears away at this moment are left to it: none waits for another. */
const CLEAR = `
  DELETE FROM session_tokens WHERE company_id = $1 AND id IN (
    SELECT t.id FROM session_tokens t WHERE t.company_id = $1 AND (
      t.id IN (SELECT id FROM session_tokens WHERE company_id = $1 AND expires_at <= now()
               LIMIT ${CLEARED_AT_ONCE})
      OR t.id IN (SELECT id FROM session_tokens WHERE company_id = $1 AND api_key_id = $2
                  ORDER BY expires_at DESC, id DESC LIMIT ${CLEARED_AT_ONCE} OFFSET ${MOST_PER_KEY - 1})
    ) FOR UPDATE SKIP LOCKED
  )`;

/** A key that was rotated with an overlap ends when that is over. */
const ADD = `
  INSERT INTO session_tokens (company_id, api_key_id, digest, access, expires_at, created_ip)
  SELECT $1, k.id, $3, $4, least(
    date_trunc('second', now() + make_interval(secs => $5) + interval '999999 microseconds'),
    k.expires_at, k.revoked_at), $6
  FROM api_keys k WHERE k.company_id = $1 AND k.id = $2
  RETURNING expires_at`;
