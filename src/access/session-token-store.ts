import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReadingLanes } from '../database/reading-lanes.js';
import { KeyCredential } from './credential-store.js';
import { AccessRow } from './grants.js';
import { Pepper } from './pepper.js';

/** What find_session_token answers: the key that the token was made from, and beside it the token. */
export interface SessionTokenRow extends KeyCredential {
  token: {
    /** Hex. */
    digest: string;
    /** What the token was narrowed to; null where it may do all that its key may. */
    access: AccessRow[] | null;
    expiresAt: string;
    expired: boolean;
  };
}

/** Finds the session token that a caller presents; expired ones too, for as long as their rows are kept. */
@Injectable()
export class SessionTokenStore {
  constructor(
    private readonly lanes: ReadingLanes,
    private readonly pepper: Pepper,
  ) {}

  /** One statement, and the same work for every wrong one. */
  async find(token: string): Promise<SessionTokenRow | undefined> {
    const digests = this.pepper.digests(token);
    const found = await this.lanes.ask<{ credential: SessionTokenRow }>({
      name: 'find_session_token',
      text: 'SELECT find_session_token($1) AS credential',
      values: [digests],
    });
    return found
      .map((row) => row.credential)
      .find((row) => digests.some((digest) => timingSafeEqual(digest, Buffer.from(row.token.digest, 'hex'))));
  }
}
