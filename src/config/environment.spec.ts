import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Config } from './config.js';
import { EnvironmentError, parseEnvironment } from './environment.js';

type Values = Record<string, string>;

const SECRET = 'correct-horse-battery-staple';
const POSTGRES = 'postgres://app:pw@db.example/llavero';
const OWNER = 'postgresql://owner:pw@db.example/llavero';

function refusal(env: Values): string {
  try {
    parseEnvironment(env);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('without any variable', () => {
  it('everything has its default', () => {
    expect(parseEnvironment({})).toEqual({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('.data'),
      databaseUrl: undefined,
      databaseOwnerUrl: undefined,
      redisUrl: undefined,
      mail: undefined,
      demo: true,
      globalKey: undefined,
      keyPepper: undefined,
      keyPeppersRetired: [],
      sessionSecret: undefined,
      corsOrigins: [],
      trustedProxies: [],
      rateLimits: {
        key: { calls: 100, seconds: 60 },
        company: { calls: 1000, seconds: 60 },
        address: { calls: 300, seconds: 60 },
      },
      processes: 1,
      webhooks: { allowPrivate: false },
      logLevel: 'info',
    });
  });

  it.each(['', '   '])('and an empty one ("%s") is none', (empty) => {
    const names = [
      ...'PORT HOST DATA_DIR DATABASE_URL DATABASE_OWNER_URL REDIS_URL SMTP_URL MAIL_FROM DEMO LOG_LEVEL'.split(
        ' ',
      ),
      ...'GLOBAL_API_KEY GLOBAL_API_KEY_COMPANY KEY_PEPPER KEY_PEPPERS_RETIRED SESSION_SECRET CORS_ORIGINS'.split(
        ' ',
      ),
      ...'TRUSTED_PROXIES RATE_LIMIT_KEY RATE_LIMIT_COMPANY RATE_LIMIT_ADDRESS WEB_CONCURRENCY'.split(' '),
    ];
    const env = Object.fromEntries(names.map((name) => [name, empty]));
    expect(parseEnvironment(env)).toEqual(parseEnvironment({}));
  });

  it('nothing of it can be changed afterwards', () => {
    const config = parseEnvironment({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.rateLimits)).toBe(true);
  });
});

describe('a good value', () => {
  const globalKey = { GLOBAL_API_KEY: 'x'.repeat(20), GLOBAL_API_KEY_COMPANY: '17' };

  it.each<[Values, Partial<Config>]>([
    [{ NODE_ENV: 'production' }, { production: true, demo: false }],
    [{ NODE_ENV: 'development' }, { production: false, demo: true }],
    [
      { NODE_ENV: 'production', DEMO: 'true' },
      { production: true, demo: true },
    ],
    [{ DEMO: 'false' }, { demo: false }],
    [{ WEBHOOK_ALLOW_PRIVATE: 'true' }, { webhooks: { allowPrivate: true } }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: ' 65535 ' }, { port: 65_535 }],
    [{ WEB_CONCURRENCY: '1' }, { processes: 1 }],
    [{ WEB_CONCURRENCY: ' 64 ' }, { processes: 64 }],
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ DATA_DIR: 'some/where' }, { dataDir: resolve('some/where') }],
    [{ DATA_DIR: '/var/lib/llavero' }, { dataDir: '/var/lib/llavero' }],
    [{ DATABASE_URL: POSTGRES }, { databaseUrl: POSTGRES, databaseOwnerUrl: POSTGRES }],
    [
      { DATABASE_URL: POSTGRES, DATABASE_OWNER_URL: OWNER },
      { databaseUrl: POSTGRES, databaseOwnerUrl: OWNER },
    ],
    [
      { DATABASE_URL: OWNER, DATABASE_OWNER_URL: POSTGRES },
      { databaseUrl: OWNER, databaseOwnerUrl: POSTGRES },
    ],
    [{ REDIS_URL: 'redis://cache:6379/1' }, { redisUrl: 'redis://cache:6379/1' }],
    [{ REDIS_URL: 'rediss://cache:6379' }, { redisUrl: 'rediss://cache:6379' }],
    ...['mail@shop.example', '<mail@shop.example>', 'Shop, Ltd. <mail@shop.example>'].map(
      (from): [Values, Partial<Config>] => [
        { SMTP_URL: 'smtps://till:pw@mail.example', MAIL_FROM: from },
        { mail: { smtpUrl: 'smtps://till:pw@mail.example', from } },
      ],
    ),
    [{ MAIL_FROM: 'mail@shop.example' }, { mail: undefined }],
    [globalKey, { globalKey: { token: 'x'.repeat(20), company: '17' } }],
    [{ GLOBAL_API_KEY_COMPANY: '7' }, { globalKey: undefined }],
    [{ KEY_PEPPER: 'p'.repeat(32) }, { keyPepper: 'p'.repeat(32) }],
    [{ SESSION_SECRET: `${'s'.repeat(31)},` }, { sessionSecret: `${'s'.repeat(31)},` }],
    [{ KEY_PEPPERS_RETIRED: ' one, two ,,' }, { keyPeppersRetired: ['one', 'two'] }],
    [
      { CORS_ORIGINS: 'https://shop.example,http://localhost:5173' },
      { corsOrigins: ['https://shop.example', 'http://localhost:5173'] },
    ],
    [
      { TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1/32, 0.0.0.0/0, 2001:db8::/128, ::1' },
      { trustedProxies: ['10.0.0.0/8', '192.0.2.1/32', '0.0.0.0/0', '2001:db8::/128', '::1'] },
    ],
    ...['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].map(
      (logLevel): [Values, Partial<Config>] => [{ LOG_LEVEL: logLevel }, { logLevel }],
    ),
  ])('is taken: %j', (env, expected) => expect(parseEnvironment(env)).toMatchObject(expected));

  it.each(['key', 'company', 'address'] as const)('sets the limit of each %s, or takes it away', (limit) => {
    const read = (text: string) =>
      parseEnvironment({ [`RATE_LIMIT_${limit.toUpperCase()}`]: text }).rateLimits;
    expect(read('7/3')).toEqual({ ...parseEnvironment({}).rateLimits, [limit]: { calls: 7, seconds: 3 } });
    expect(read('0')).toEqual({ ...parseEnvironment({}).rateLimits, [limit]: null });
    expect(read('999999999/999999999')[limit]).toEqual({ calls: 999_999_999, seconds: 999_999_999 });
  });
});

describe('a bad value', () => {
  const company = { GLOBAL_API_KEY_COMPANY: '7' };
  const smtp = { SMTP_URL: 'smtp://mail.example' };
  const bad = (name: string, values: string[], others: Values = {}) =>
    values.map((value): [string, string, Values] => [name, value, { ...others, [name]: value }]);

  it.each([
    ...bad('PORT', ['65536', '-1', '3000.5', '1e3', '0x50', 'http', '123456', '3 000']),
    ...bad('WEB_CONCURRENCY', ['0', '65', '-2', '1.5', '2e0', '0x2', 'auto', '2 2', '100000']),
    ...bad('DATABASE_URL', [
      'postgres:secret@[',
      SECRET,
      `mysql://app:${SECRET}@db/llavero`,
      `postgres://app:${SECRET}@[`,
    ]),
    ...bad('DATABASE_OWNER_URL', [SECRET, `http://owner:${SECRET}@db/llavero`]),
    ...bad('REDIS_URL', [SECRET, `http://:${SECRET}@cache`, `postgres://:${SECRET}@cache`]),
    ...bad('SMTP_URL', [SECRET, `http://till:${SECRET}@mail.example`, 'smtp://', 'smtp:mail.example']),
    ...bad(
      'MAIL_FROM',
      ['', 'Shop', 'a@b@c', 'a@b.example, c@d.example', 'Shop <a@b.example> x', 'a <b> <c@d>'],
      smtp,
    ),
    ...bad('DEMO', ['yes', '1', 'TRUE', 'truefalse']),
    ...bad('WEBHOOK_ALLOW_PRIVATE', ['yes', '1', '10.0.0.0/8']),
    ...bad('LOG_LEVEL', ['verbose', 'INFO', 'info,debug']),
    ...bad('GLOBAL_API_KEY', ['x'.repeat(19)], company),
    ...bad('GLOBAL_API_KEY_COMPANY', ['', 'one', '-1', '1.5', '1'.repeat(16)], { GLOBAL_API_KEY: SECRET }),
    ...bad('KEY_PEPPER', ['p'.repeat(31), SECRET, `${'p'.repeat(32)},q`]),
    ...bad('SESSION_SECRET', ['s'.repeat(31), SECRET]),
    ...bad('CORS_ORIGINS', [
      '*',
      'null',
      'www.shop.example',
      'https://shop.example/',
      'https://Shop.example',
    ]),
    ...bad('CORS_ORIGINS', ['https://shop.example:443', 'https://shop.example/x', 'https://a.example,b']),
    ...bad('TRUSTED_PROXIES', [
      'true',
      '*',
      '10.0.0.0/33',
      '::/129',
      '10.0.0.0/',
      '10.0.0/8',
      '10.0.0.0/8/8',
    ]),
    ...bad('TRUSTED_PROXIES', ['10.0.0.0/-1', '10.0.0.0/1e1', '10.0.0.0/ 8', '10.0.0.0/0008', 'loopback']),
    ...['KEY', 'COMPANY', 'ADDRESS'].flatMap((name) =>
      bad(`RATE_LIMIT_${name}`, ['100', '0/60', '100/0', '-1/60', '1.5/60', 'a/b', '1/2/3', ' /60', '1/']),
    ),
    ...bad('RATE_LIMIT_KEY', ['1234567890/60', '60/1234567890', 'x1/60', '1/60x', '00']),
  ])('of %s is refused by its name, and not repeated: "%s"', (name, value, env) => {
    const message = refusal(env);
    expect(message).toMatch(new RegExp(`^${name}: .{10,}`));
    if (value.length > 10) expect(message).not.toContain(value);
    expect(message).not.toContain(SECRET);
  });

  it('says what would be good', () => {
    expect(refusal({ PORT: 'x' })).toBe('PORT: a port number from 0 to 65535');
    expect(refusal({ WEB_CONCURRENCY: 'x' })).toBe(
      'WEB_CONCURRENCY: a number of server processes from 1 to 64',
    );
    expect(refusal({ DEMO: 'x' })).toBe('DEMO: one of true, false');
    expect(refusal({ REDIS_URL: 'x' })).toBe('REDIS_URL: a URL that starts with redis:// or rediss://');
    expect(refusal({ KEY_PEPPER: 'x' })).toBe('KEY_PEPPER: at least 32 characters, and no comma');
    expect(refusal({ LOG_LEVEL: 'x' })).toContain('fatal, error, warn, info, debug, trace, silent');
    expect(refusal({ RATE_LIMIT_KEY: 'x' })).toContain('100/60');
    expect(new EnvironmentError('PORT', 'x').name).toBe('EnvironmentError');
  });
});

describe('the file .env', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'llavero-env-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What a process of its own reads that is started in the folder. */
  function loadedThere(env: Values): Config {
    const source = readFileSync(new URL('environment.ts', import.meta.url), 'utf8');
    const code = ts.transpile(source, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 });
    const program = `${code}; process.stdout.write(JSON.stringify(exports.loadConfig()))`;
    return JSON.parse(
      execFileSync(process.execPath, ['-e', program], { cwd: folder, env, encoding: 'utf8' }),
    ) as Config;
  }

  it('is read when it is there, and the environment wins over it', () => {
    writeFileSync(join(folder, '.env'), 'PORT=4001\nHOST=0.0.0.0\n');
    expect(loadedThere({ PORT: '4002' })).toMatchObject({ port: 4002, host: '0.0.0.0' });
  });

  it('need not be there', () => expect(loadedThere({ PORT: '4003' }).port).toBe(4003));
});
