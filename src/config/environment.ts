import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { RateLimit } from '../common/rate-limit.js';
import { Config } from './config.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that cannot be used; the message names it, says what was expected and never shows a secret. */
export class EnvironmentError extends Error {
  constructor(variable: string, expected: string) {
    super(`${variable}: ${expected}`);
    this.name = 'EnvironmentError';
  }
}

/** Reads `.env` when there is one, then the environment (which wins), and answers the frozen configuration. */
export function loadConfig(): Config {
  if (existsSync('.env')) loadEnvFile('.env');
  return parseEnvironment(process.env);
}

/** The configuration that an environment describes; throws an EnvironmentError for the first bad variable. */
export function parseEnvironment(env: Environment): Config {
  const production = env.NODE_ENV === 'production';
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  return Object.freeze<Config>({
    production,
    port: wholeNumber(env, 'PORT', { from: 0, to: 65_535, what: 'a port number' }) ?? 3000,
    host: text(env, 'HOST') ?? '127.0.0.1',
    dataDir: resolve(text(env, 'DATA_DIR') ?? '.data'),
    databaseUrl,
    databaseOwnerUrl: url(env, 'DATABASE_OWNER_URL', ['postgres:', 'postgresql:']) ?? databaseUrl,
    redisUrl: url(env, 'REDIS_URL', ['redis:', 'rediss:']),
    mail: mail(env),
    demo: flag(env, 'DEMO', !production),
    globalKey: globalKey(env),
    keyPepper: secret(env, 'KEY_PEPPER'),
    keyPeppersRetired: list(env, 'KEY_PEPPERS_RETIRED'),
    sessionSecret: sessionSecret(env),
    corsOrigins: list(env, 'CORS_ORIGINS').map((origin) => exactOrigin('CORS_ORIGINS', origin)),
    trustedProxies: list(env, 'TRUSTED_PROXIES').map((cidr) => network('TRUSTED_PROXIES', cidr)),
    rateLimits: Object.freeze({
      key: rateLimit(env, 'RATE_LIMIT_KEY', { calls: 100, seconds: 60 }),
      company: rateLimit(env, 'RATE_LIMIT_COMPANY', { calls: 1000, seconds: 60 }),
      address: rateLimit(env, 'RATE_LIMIT_ADDRESS', { calls: 300, seconds: 60 }),
    }),
    processes:
      wholeNumber(env, 'WEB_CONCURRENCY', { from: 1, to: 64, what: 'a number of server processes' }) ?? 1,
    webhooks: Object.freeze({ allowPrivate: flag(env, 'WEBHOOK_ALLOW_PRIVATE', false) }),
    logLevel: oneOf(env, 'LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  });
}

function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function list(env: Environment, name: string): string[] {
  return (text(env, name) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function oneOf(env: Environment, name: string, allowed: readonly string[], fallback: string): string {
  const value = text(env, name) ?? fallback;
  if (!allowed.includes(value)) throw new EnvironmentError(name, `one of ${allowed.join(', ')}`);
  return value;
}

function flag(env: Environment, name: string, fallback: boolean): boolean {
  return oneOf(env, name, ['true', 'false'], String(fallback)) === 'true';
}

function wholeNumber(
  env: Environment,
  name: string,
  { from, to, what }: { from: number; to: number; what: string },
): number | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  const number = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (!(number >= from && number <= to)) throw new EnvironmentError(name, `${what} from ${from} to ${to}`);
  return number;
}

function url(env: Environment, name: string, protocols: readonly string[]): string | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || !protocols.some((protocol) => value.startsWith(`${protocol}//`))) {
    throw new EnvironmentError(name, `a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`);
  }
  return value;
}

/**
 * A pepper shorter than 32 characters would be the weakest part of every digest; one with a comma could never
 * be named in KEY_PEPPERS_RETIRED.
 */
function secret(env: Environment, name: string): string | undefined {
  const value = text(env, name);
  if (value !== undefined && (value.length < 32 || value.includes(','))) {
    throw new EnvironmentError(name, 'at least 32 characters, and no comma');
  }
  return value;
}

/** HS256 wants as many bits as it answers (RFC 7518, 3.2). */
function sessionSecret(env: Environment): string | undefined {
  const value = text(env, 'SESSION_SECRET');
  if (value !== undefined && value.length < 32)
    throw new EnvironmentError('SESSION_SECRET', 'at least 32 characters');
  return value;
}

/** `billing@shop.example`, or with a name `Shop <billing@shop.example>`. */
const SENDER = /^(?:[^<>\r\n]*<[^\s<>@,]+@[^\s<>@,]+>|[^\s<>@,]+@[^\s<>@,]+)$/;

function mail(env: Environment): Config['mail'] {
  const smtpUrl = url(env, 'SMTP_URL', ['smtp:', 'smtps:']);
  if (smtpUrl === undefined) return undefined;
  if (new URL(smtpUrl).hostname === '') throw new EnvironmentError('SMTP_URL', 'a URL that names a server');
  const from = text(env, 'MAIL_FROM');
  if (from === undefined || !SENDER.test(from)) {
    throw new EnvironmentError(
      'MAIL_FROM',
      'the address that mail comes from, such as Shop <billing@shop.example>',
    );
  }
  return { smtpUrl, from };
}

function globalKey(env: Environment): Config['globalKey'] {
  const token = text(env, 'GLOBAL_API_KEY');
  const company = text(env, 'GLOBAL_API_KEY_COMPANY');
  if (token === undefined) return undefined;
  if (token.length < 20) throw new EnvironmentError('GLOBAL_API_KEY', 'at least 20 characters');
  if (company === undefined || !/^\d{1,15}$/.test(company)) {
    throw new EnvironmentError('GLOBAL_API_KEY_COMPANY', 'the id of the company that GLOBAL_API_KEY opens');
  }
  return { token, company };
}

function exactOrigin(name: string, value: string): string {
  if (!URL.canParse(value) || new URL(value).origin !== value) {
    throw new EnvironmentError(name, 'exact origins such as https://shop.example, comma separated');
  }
  return value;
}

function network(name: string, value: string): string {
  const [address = '', bits, rest] = value.split('/');
  const family = isIP(address);
  const widest = family === 4 ? 32 : 128;
  const valid =
    family !== 0 &&
    rest === undefined &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest));
  if (!valid) throw new EnvironmentError(name, 'addresses or CIDRs such as 10.0.0.0/8, comma separated');
  return value;
}

function rateLimit(env: Environment, name: string, fallback: RateLimit): RateLimit | null {
  const value = text(env, name);
  if (value === undefined) return fallback;
  if (value === '0') return null;
  const [calls, seconds] = value.split('/').map(Number);
  if (!/^\d{1,9}\/\d{1,9}$/.test(value) || !calls || !seconds) {
    throw new EnvironmentError(name, 'calls/seconds such as 100/60, or 0 for no limit');
  }
  return { calls, seconds };
}
