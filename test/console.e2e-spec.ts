import { readdirSync } from 'node:fs';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from './support/browser.js';
import { Answer } from './support/http.js';
import { ensureBuilt, makeDataDir, Program } from './support/processes.js';
import { World } from './support/world.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

let world: World;
beforeAll(async () => {
  await ensureBuilt();
  world = await World.start();
});
afterAll(() => world.close());

const get = (path: string) => world.caller().get(path);
const policyOf = ({ headers }: Answer) => headers.get('content-security-policy');
const nonceOf = ({ text }: Answer) => /<meta name="style-nonce" content="([^"]*)"/.exec(text)?.[1];
const assets = () =>
  readdirSync(join(ROOT, 'web', 'dist', 'assets')).map((name) => `/console/assets/${name}`);

describe('the page of the console', () => {
  it.each(['/console', '/console/', '/console/keys/1', '/console/keys/1?tab=usage', '/console/no/such/page'])(
    'is at every address below /console, for anybody, and no cache keeps it: %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      });
      expect(answer.text).toContain('<div id="root"></div>');
      expect((await world.caller().call('HEAD', path)).status).toBe(200);
    },
  );

  it('loads from this server alone, runs no script of its own and is framed by nobody', async () => {
    const answer = await get('/console');
    expect(policyOf(answer)?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonceOf(answer)}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    const scripts = [...answer.text.matchAll(/<script\b([^>]*)>([^<]*)/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, content] of scripts) {
      expect(attributes).toMatch(/ src="\/console\/assets\/[^"]+"/);
      expect(content).toBe('');
    }
  });

  it('has a nonce that nobody can foresee', async () => {
    const nonces = (await Promise.all([1, 2, 3].map(() => get('/console')))).map(nonceOf);
    for (const nonce of nonces) expect(nonce).toMatch(/^[\w+/]{24}$/);
    expect(new Set(nonces).size).toBe(3);
  });

  it('is the same for who is signed in, and tells nothing of them', async () => {
    const company = await world.company();
    const { caller } = await company.person('proprietor');
    const withoutNonce = (answer: Answer) => answer.text.replaceAll(nonceOf(answer)!, '');
    expect(withoutNonce(await caller.get('/console'))).toBe(withoutNonce(await get('/console')));
  });

  it('is only to be read: any other method is refused as on an unknown path', async () => {
    const { caller } = await (await world.company()).key();
    for (const path of ['/console', '/console/keys/1', ...assets()]) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const refused = await world.caller().call(method, path);
        expect([method, path, refused.status, refused.body.code]).toEqual([
          method,
          path,
          401,
          'TOKEN_MISSING',
        ]);
      }
      expect((await caller.post(path)).status).toBe(404);
    }
  });
});

describe('the files of the console', () => {
  it('are for anybody, and for good', async () => {
    expect(assets().length).toBeGreaterThan(2);
    for (const path of assets()) {
      const { status, headers } = await get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it.each(['index.js', '..%2findex.html', '%2e%2e%2f.llavero-built', '.llavero-built', 'deeper/index.js'])(
    'are these and no other: %s',
    async (name) => {
      const answer = await get(`/console/assets/${name}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND']);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );
});

describe('a browser', () => {
  it('shows the console without a complaint, and asks no other server for anything', async () => {
    const visitor = await Visitor.of(world.server);
    await visitor.open('/console/keys/1');
    await visitor.page.getByRole('heading').first().waitFor();
    expect(visitor.complaints).toEqual([]);
    expect(visitor.strangers).toEqual([]);
    await visitor.close();
  });
});

describe('a server without a built console', () => {
  it('starts all the same, and says at /console what is missing', async () => {
    const folder = await makeDataDir();
    await cp(join(ROOT, 'dist'), join(folder.path, 'dist'), { recursive: true });
    await cp(join(ROOT, 'package.json'), join(folder.path, 'package.json'));
    await symlink(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
    const { database, config } = world.server;
    const server = new Program(
      [join('dist', 'src', 'main.js')],
      {
        DATABASE_URL: database.appUrl,
        KEY_PEPPER: config.keyPepper!,
        DATA_DIR: folder.path,
        PORT: '0',
        DEMO: 'false',
      },
      folder.path,
    );
    const url = (await server.says(/ready on (http:\S+)/))[1]!;
    for (const path of ['/console', '/console/keys/1', '/console/assets/index.js']) {
      const answer = await fetch(url + path);
      expect([path, answer.status]).toEqual([path, 501]);
      expect(await answer.json()).toMatchObject({
        code: 'CONSOLE_NOT_BUILT',
        message: expect.stringContaining('npm run build'),
      });
    }
    server.signal('SIGTERM');
    expect((await server.ended).code).toBe(0);
    await folder.remove();
  });
});
