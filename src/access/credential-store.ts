import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { verify as verifyArgon2 } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';
import { CompanyScope } from '../database/company-scope.js';
import { ReadingLanes } from '../database/reading-lanes.js';
import { AccessRow } from './grants.js';
import { KeyFormat, ParsedToken } from './key-format.js';
import { Pepper } from './pepper.js';
import { ActingUser, CompanyPolicy } from './principal.js';

/** What authentication needs of a key, as PostgreSQL's credential_of answers it. */
export interface KeyCredential {
  companyId: number;
  keyId: number;
  generation: number;
  format: KeyFormat;
  /** Enabled and not revoked. */
  live: boolean;
  expired: boolean;
  fullAccess: boolean;
  access: AccessRow[];
  allowIps: string[];
  rateLimitCalls: number | null;
  rateLimitSeconds: number | null;
  hasMaker: boolean;
  maker: ActingUser | null;
  hasChosenUser: boolean;
  actingUser: ActingUser | null;
  keyDeletes: CompanyPolicy['keyDeletes'];
  keyManagement: CompanyPolicy['keyManagement'];
}

/** What find_credential answers for a key; read, like a session token, before a company is known. */
export interface CredentialRow extends KeyCredential {
  /** Hex, or null while the key still carries the hash of the product it came from. */
  digest: string | null;
  legacyHash: string | null;
}

/** Finds the key that a token proves, whatever way its proof is stored, and renews stale proofs. */
@Injectable()
export class CredentialStore {
  constructor(
    private readonly lanes: ReadingLanes,
    private readonly scope: CompanyScope,
    private readonly pepper: Pepper,
  ) {}

  /** One statement. A wrong secret, an unknown key and a revoked one take the same way. */
  async find(token: ParsedToken): Promise<CredentialRow | undefined> {
    const digests = this.pepper.digests(token.token);
    const rows = await this.lookUp(digests, token);
    const row = provenBy(rows, digests) ?? (await verifyForeign(rows, token.token));
    if (row && row.digest !== digests[0]!.toString('hex')) await this.renewProof(row, digests[0]!);
    return row;
  }

  /** In one order, so that requests at once take the same key for a token that was imported twice. */
  private async lookUp(digests: Buffer[], token: ParsedToken): Promise<CredentialRow[]> {
    const found = await this.lanes.ask<{ credential: CredentialRow }>({
      name: 'find_credential',
      text: 'SELECT find_credential($1, $2, $3) AS credential',
      values: [digests, token.format, token.prefix],
    });
    return found.map((row) => row.credential).sort((one, other) => one.keyId - other.keyId);
  }

  /** A proof under a retired pepper or a foreign hash becomes the current digest, once. */
  private async renewProof(row: CredentialRow, digest: Buffer): Promise<void> {
    await this.scope.asOperator(row.companyId, (manager) =>
      manager.query(
        `UPDATE api_keys SET digest = $3, legacy_hash = NULL WHERE company_id = $1 AND id = $2 AND generation = $4`,
        [row.companyId, row.keyId, digest, row.generation],
      ),
    );
  }
}

/** The key whose stored digest is one of these; the proof under the current pepper counts first. */
function provenBy(rows: readonly CredentialRow[], digests: readonly Buffer[]): CredentialRow | undefined {
  for (const digest of digests) {
    const row = rows.find((candidate) => isDigestOf(candidate, digest));
    if (row) return row;
  }
  return undefined;
}

function isDigestOf({ digest: stored }: CredentialRow, digest: Buffer): boolean {
  return stored !== null && timingSafeEqual(digest, Buffer.from(stored, 'hex'));
}

/** Imported keys carry bcrypt or argon2 hashes; candidates share a public prefix, and are few (see find_credential). */
async function verifyForeign(
  rows: readonly CredentialRow[],
  token: string,
): Promise<CredentialRow | undefined> {
  for (const row of rows) {
    if (row.legacyHash !== null && (await verifyHash(row.legacyHash, token))) return row;
  }
  return undefined;
}

/** Whether a bcrypt or argon2 hash is the token's; throws for an argon2 hash that no algorithm makes. */
export function verifyHash(hash: string, token: string): Promise<boolean> {
  return hash.startsWith('$argon2') ? verifyArgon2(hash, token) : verifyBcrypt(token, hash);
}
