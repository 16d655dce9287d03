import { createSecretKey, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader, JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '../config/config.js';
import { WebSessionTokens } from './web-session-tokens.js';

const SECRET = 'the secret of the sessions of this test';
const SESSION = { companyId: 7, sessionId: randomUUID() };
const INVALID = { refusal: 'invalid_token' };
const EXPIRED = { refusal: 'token_expired' };

const tokensWith = (values: Partial<Config>) => new WebSessionTokens(values as Config);
const tokens = tokensWith({ sessionSecret: SECRET });
const inAnHour = () => new Date(Date.now() + 3_600_000);

/** A token as ours are but for what is named; `undefined` leaves a claim out. */
function forged(claims: JWTPayload = {}, { secret = SECRET, alg = 'HS256' } = {}): Promise<string> {
  const all = { iss: 'llavero', aud: 'web-session', exp: Date.now() / 1000 + 3600, ...ours, ...claims };
  return new SignJWT(all).setProtectedHeader({ alg }).sign(createSecretKey(secret, 'utf8'));
}
const ours = { sid: SESSION.sessionId, cid: SESSION.companyId };

describe('a token of a session', () => {
  it('says which session it is and nothing of the person', async () => {
    const token = await tokens.sign(SESSION, inAnHour());
    expect(await tokens.read(token)).toEqual(SESSION);
    expect(Object.keys(decodeJwt(token)).sort()).toEqual(['aud', 'cid', 'exp', 'iat', 'iss', 'sid']);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256', typ: 'JWT' });
  });

  it('ends with its session, to the second', async () => {
    const end = new Date('2100-01-01T00:00:00Z');
    expect(decodeJwt(await tokens.sign(SESSION, end)).exp).toBe(end.getTime() / 1000);
    expect(await tokens.read(await tokens.sign(SESSION, new Date(Date.now() - 1000)))).toEqual(EXPIRED);
    expect(await tokens.read(await tokens.sign(SESSION, new Date()))).toEqual(EXPIRED);
  });

  it('is read by every node that has the same secret, and by no other', async () => {
    const token = await tokens.sign(SESSION, inAnHour());
    expect(await tokensWith({ sessionSecret: SECRET }).read(token)).toEqual(SESSION);
    expect(await tokensWith({ sessionSecret: `${SECRET}.` }).read(token)).toEqual(INVALID);
  });
});

describe('a token that somebody else made', () => {
  it('is taken by this test’s own forger only where nothing is changed', async () => {
    expect(await tokens.read(await forged())).toEqual(SESSION);
  });

  it.each<[string, JWTPayload]>([
    ['of another issuer', { iss: 'abaco' }],
    ['of no issuer', { iss: undefined }],
    ['for another audience', { aud: 'api' }],
    ['for no audience', { aud: undefined }],
    ['that never ends', { exp: undefined }],
    ['that is not valid yet', { nbf: Date.now() / 1000 + 60 }],
    ['of no session', { sid: undefined }],
    ['of a session that is no UUID', { sid: `${SESSION.sessionId}' OR true --` }],
    ['of a session in capitals', { sid: SESSION.sessionId.toUpperCase() }],
    ['of a session that is a list', { sid: [SESSION.sessionId] }],
    ['of no company', { cid: undefined }],
    ['of a company that is a text', { cid: '7' }],
    ['of a company that is no whole number', { cid: 7.5 }],
    ['of a company beyond all numbers', { cid: 2 ** 53 }],
  ])('%s is not valid', async (_, claims) => {
    expect(await tokens.read(await forged(claims))).toEqual(INVALID);
  });

  it('under another secret or another algorithm is not valid, expired or not', async () => {
    const past = { exp: 1 };
    for (const claims of [{}, past]) {
      expect(
        await tokens.read(await forged(claims, { secret: 'another secret of the same length' })),
      ).toEqual(INVALID);
      expect(await tokens.read(await forged(claims, { alg: 'HS512', secret: SECRET.repeat(2) }))).toEqual(
        INVALID,
      );
      expect(await tokens.read(await forged(claims, { alg: 'HS384', secret: SECRET.repeat(2) }))).toEqual(
        INVALID,
      );
    }
  });

  it('without a signature is not valid, whatever its header says', async () => {
    const none = new UnsecuredJWT(ours)
      .setIssuer('llavero')
      .setAudience('web-session')
      .setExpirationTime('1h');
    expect(await tokens.read(none.encode())).toEqual(INVALID);
    const [header, payload, signature] = (await forged()).split('.') as [string, string, string];
    const noneHeader = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${noneHeader}.${payload}.`,
      `${noneHeader}.${payload}.${signature}`,
    ])
      expect(await tokens.read(token)).toEqual(INVALID);
  });

  it('with claims put in place of those that were signed is not valid', async () => {
    const [header, , signature] = (await forged()).split('.') as [string, string, string];
    const other = (await forged({ cid: 8 })).split('.')[1]!;
    expect(await tokens.read(`${header}.${other}.${signature}`)).toEqual(INVALID);
  });

  it.each(['', '.', '..', 'a.b.c', '....', 'null', '{"sid":1}', 'é.é.é', 'x'.repeat(4000)])(
    'is no token at all: "%s"',
    async (text) => expect(await tokens.read(text)).toEqual(INVALID),
  );
});

describe('the secret of the sessions', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'llavero-session-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made in the data directory where the environment names none, and only there', async () => {
    const token = await tokensWith({ dataDir: folder }).sign(SESSION, inAnHour());
    expect(readdirSync(folder)).toEqual(['session-secret']);
    expect(await tokensWith({ dataDir: folder }).read(token)).toEqual(SESSION);
    rmSync(join(folder, 'session-secret'));
    expect(await tokensWith({ dataDir: folder, sessionSecret: SECRET }).read(await forged())).toEqual(
      SESSION,
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
