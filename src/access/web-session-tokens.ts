import { createSecretKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { errors, jwtVerify, SignJWT } from 'jose';
import { ProblemCode } from '../common/problem.js';
import { UUID } from '../common/uuid.js';
import { Config } from '../config/config.js';
import { secretIn } from './secret-file.js';

/** The cookie that a browser carries a web session in (seed of abaco). */
export const SESSION_COOKIE = 'accessToken';

/** Which session a token speaks of. It says nothing about the person: that is looked up. */
export interface SessionClaims {
  companyId: number;
  sessionId: string;
}

const ALGORITHM = 'HS256';
const ISSUER = 'llavero';
const AUDIENCE = 'web-session';

/**
 * Signs and reads the JWT of a web session. A good signature only says that this installation made the token;
 * whether the session behind it lives is for its row to say.
 */
@Injectable()
export class WebSessionTokens {
  private readonly secret;

  constructor(config: Config) {
    this.secret = createSecretKey(config.sessionSecret ?? secretIn(config.dataDir, 'session-secret'), 'utf8');
  }

  sign({ companyId, sessionId }: SessionClaims, expiresAt: Date): Promise<string> {
    return new SignJWT({ sid: sessionId, cid: companyId })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(expiresAt)
      .sign(this.secret);
  }

  /** What a token of ours says; `token_expired` past its time, `invalid_token` for anything else. */
  async read(token: string): Promise<SessionClaims | { refusal: ProblemCode }> {
    try {
      const { payload } = await jwtVerify(token, this.secret, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['exp'],
      });
      return claimsOf(payload) ?? { refusal: 'invalid_token' };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { refusal: 'token_expired' };
      if (error instanceof errors.JOSEError) return { refusal: 'invalid_token' };
      throw error;
    }
  }
}

function claimsOf({ sid, cid }: Record<string, unknown>): SessionClaims | undefined {
  if (typeof sid !== 'string' || !UUID.test(sid)) return undefined;
  return typeof cid === 'number' && Number.isSafeInteger(cid)
    ? { companyId: cid, sessionId: sid }
    : undefined;
}
