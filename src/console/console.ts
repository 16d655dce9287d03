import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Problem } from '../common/problem.js';

const PAGE = fileURLToPath(import.meta.resolve('#console/index.html'));
const ASSETS = fileURLToPath(import.meta.resolve('#console/assets'));

/** Where the page keeps a place for its nonce. */
const NONCE = '%NONCE%';
const NONCE_BYTES = 18;

/** A file keeps its name for as long as it keeps its content. */
const ONE_YEAR_MS = 365 * 24 * 3600 * 1000;

const GUARDED = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' };

/**
 * Serves the console: its files, and its page under every other address below /console, for the page itself knows
 * what it shows there. Nothing here asks for a credential or has a secret; the page signs its reader in by the API.
 */
export async function publishConsole(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url?.startsWith('/console')) void reply.headers(GUARDED);
    done();
  });
  if (existsSync(PAGE)) await serve(server, readFileSync(PAGE, 'utf8'));
  else answer(server, () => refuse('console_not_built'));
}

async function serve(server: FastifyInstance, page: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: ASSETS,
    prefix: '/console/assets/',
    wildcard: false,
    decorateReply: false,
    maxAge: ONE_YEAR_MS,
    immutable: true,
  });
  server.get('/console/assets/*', () => refuse('not_found'));
  answer(server, (reply) => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    void reply.header('content-security-policy', policyWith(nonce)).type('text/html; charset=utf-8');
    return page.replaceAll(NONCE, nonce);
  });
}

function answer(server: FastifyInstance, handler: (reply: FastifyReply) => string): void {
  for (const path of ['/console', '/console/*'])
    server.get(path, (_request, reply) => void reply.send(handler(reply)));
}

function refuse(code: 'not_found' | 'console_not_built'): never {
  throw new Problem(code);
}

/** Files of this server alone, and styles of the page's own making; nothing frames it, and it sends no form. */
function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
