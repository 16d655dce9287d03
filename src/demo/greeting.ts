import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config } from '../config/config.js';
import { DemoLogin, demoLoginPath } from './demo-login.js';
import { DemoService, NotEmptyError } from './demo.service.js';

type Say = (text: string) => void;

export const toStdout: Say = (text) => process.stdout.write(text);

/**
 * Opens the doors and tells whoever started the server how to use it. `place` says where the database is.
 * @throws Error that names the port and PORT when another program has it
 */
export async function greet(
  app: NestFastifyApplication,
  config: Config,
  place: string,
  say: Say = toStdout,
): Promise<void> {
  await openDoors(app, config, say);
  say(await greeting(app, config, place));
}

/**
 * Loads the demo where it is wanted and nothing is there yet, and listens.
 * @throws Error that names the port and PORT when another program has it
 */
export async function openDoors(app: NestFastifyApplication, config: Config, say: Say): Promise<void> {
  const demo = app.get(DemoService);
  if (config.demo && (await demo.isDue())) await load(demo, say);
  await listen(app, config);
}

/** What there is to say of a server that listens. */
export async function greeting(app: NestFastifyApplication, config: Config, place: string): Promise<string> {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const login = await app.get(DemoService).recall();
  return greetingOf(urlOf(config.host, port), place, login, demoLoginPath(config.dataDir));
}

async function load(demo: DemoService, say: Say): Promise<void> {
  say('Loading the demo company (DEMO=false starts without it) ...\n');
  try {
    await demo.load();
  } catch (error) {
    // Another server of this installation was first, which is as good.
    if (!(error instanceof NotEmptyError)) throw error;
  }
}

async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} of ${host} is taken by another program: set PORT to a free one.`, {
      cause: error,
    });
  }
}

/** Where a browser on this machine finds a server that listens on `host`. */
export function urlOf(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

export function greetingOf(
  url: string,
  place: string,
  login: DemoLogin | undefined,
  loginPath: string,
): string {
  const lines = [
    '',
    `  Llavero is ready on ${url}`,
    '',
    `  database         ${place}`,
    `  console          ${url}/console`,
    `  API reference    ${url}/docs`,
    ...(login ? demoLines(url, login, loginPath) : OPERATOR_LINES),
    '  to stop          Ctrl+C',
    '',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function demoLines(url: string, { email, password, keys }: DemoLogin, loginPath: string): string[] {
  return [
    `  sign-in (demo)   ${email}  ${password}`,
    `  demo keys        ${loginPath}`,
    '  a first call:',
    `    curl -H 'Authorization: Bearer ${keys.keyid}' '${url}/api/v1/invoices?per_page=3'`,
  ];
}

const OPERATOR_LINES = [
  '  a first key (the id of the company is in the answer to the first command):',
  '    npm run -s llavero -- companies create --name "My company" --tax-id B12345674 --country ES',
  '    npm run -s llavero -- users create --company 1 --email me@my-company.example --role proprietor',
  '    npm run -s llavero -- keys create --company 1 --name "My shop" --full-access',
];
