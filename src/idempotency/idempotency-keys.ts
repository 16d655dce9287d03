import { Injectable } from '@nestjs/common';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { digestOfKey } from './fingerprint.js';

interface StoredAnswer {
  status: number;
  body: Buffer;
}

interface ClaimedRow {
  /** Null while the first request is at work. */
  status: number | null;
  body: Buffer | null;
  fingerprint: Buffer;
}

/** The Idempotency-Keys of a company. Each use of one sweeps a few that are past their 30 days. */
@Injectable()
export class IdempotencyKeys {
  constructor(private readonly scope: CompanyScope) {}

  /**
   * Takes the key for this transaction, or answers what it was used for. A retry that arrives while the first
   * request is at work waits for its transaction, or is refused when that one has none open. Throws when the key
   * was used with another request.
   */
  claim(key: string, fingerprint: Buffer): Promise<StoredAnswer | undefined> {
    return this.scope.run(async (manager) => {
      const values = [this.scope.companyId, digestOfKey(key)];
      const claimed = await manager.query<unknown[]>(CLAIM, [...values, fingerprint]);
      await manager.query(SWEEP, [this.scope.companyId]);
      if (claimed.length > 0) return undefined;
      const [stored] = await manager.query<[ClaimedRow]>(READ, values);
      if (!stored.fingerprint.equals(fingerprint)) throw new Problem('idempotency_key_reused');
      const { status, body } = stored;
      if (status === null || body === null)
        throw new Problem('idempotency_key_busy', { retryAfterSeconds: 5 });
      return { status, body };
    });
  }

  /** Gives a claimed key back, unused. */
  async release(key: string): Promise<void> {
    await this.scope.run((manager) =>
      manager.query('DELETE FROM idempotency_keys WHERE company_id = $1 AND digest = $2 AND status IS NULL', [
        this.scope.companyId,
        digestOfKey(key),
      ]),
    );
  }

  async keep(key: string, status: number, body: Buffer): Promise<void> {
    await this.scope.run((manager) =>
      manager.query(
        'UPDATE idempotency_keys SET status = $3, body = $4 WHERE company_id = $1 AND digest = $2',
        [this.scope.companyId, digestOfKey(key), status, body],
      ),
    );
  }
}

/**
 * A key past its 30 days is taken as if it were new, and so is one whose request was cut off before its answer was
 * kept: no request is at work for two minutes. Any other stays locked, so that it can be read.
 */
const CLAIM = `
  INSERT INTO idempotency_keys AS k (company_id, digest, fingerprint) VALUES ($1, $2, $3)
  ON CONFLICT ON CONSTRAINT idempotency_keys_pkey DO UPDATE
    SET fingerprint = excluded.fingerprint, status = NULL, body = NULL, created_at = now()
    WHERE k.created_at < now() - CASE WHEN k.status IS NULL THEN interval '2 minutes' ELSE interval '30 days' END
  RETURNING 1`;

/** Waits for nobody: what others hold, they will sweep. */
const SWEEP = `
  DELETE FROM idempotency_keys WHERE company_id = $1 AND digest IN (
    SELECT digest FROM idempotency_keys
    WHERE company_id = $1 AND created_at < now() - interval '30 days' LIMIT 10 FOR UPDATE SKIP LOCKED)`;

const READ = 'SELECT status, body, fingerprint FROM idempotency_keys WHERE company_id = $1 AND digest = $2';
