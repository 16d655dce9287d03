import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { nodePath, prepare, root } from './processes.mjs';

const MARK = '.llavero-built';
const SPEC = /\.spec\.tsx?$/;

/** Whatever the environment says: what is built is what is served. */
const env = { NODE_ENV: 'production' };

/**
 * What is made from the sources. Each owns its folder, and is anew when one of its `sources` is; `program` lies in
 * node_modules.
 */
export const CLIENT = {
  name: "the console's client",
  folder: 'web/src/api/generated',
  sources: ['package-lock.json', 'web/openapi.json', 'web/openapi-ts.config.ts'],
  program: ['@hey-api/openapi-ts/bin/run.js', '--silent', '--file', 'web/openapi-ts.config.ts'],
};
export const SERVER = {
  name: 'the server',
  folder: 'dist',
  sources: [
    'package-lock.json',
    'nest-cli.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'src',
    'migrations',
  ],
  program: ['@nestjs/cli/bin/nest.js', 'build'],
};
export const CONSOLE = {
  name: 'the console',
  folder: 'web/dist',
  // Of the server it uses what computes alone: see the rule on imports of web/ in .oxlintrc.json.
  sources: ['package-lock.json', 'web', 'src/access', 'src/common', 'src/invoices'],
  program: ['vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'web/vite.config.ts'],
};

const MADE = new Set([CLIENT, SERVER, CONSOLE].map(({ folder }) => join(root, folder)));

/** Whether it was made from exactly the sources of now. */
export function isMade(artefact) {
  const mark = markOf(artefact);
  return existsSync(mark) && readFileSync(mark, 'utf8') === hashOf(artefact);
}

/** Makes it anew unless it is made; `started` is told the number of the process. */
export async function make(artefact, started) {
  if (isMade(artefact)) return;
  const sources = hashOf(artefact);
  rmSync(markOf(artefact), { force: true });
  const [program, ...args] = artefact.program;
  const command = [nodePath(), join('node_modules', program), ...args];
  await prepare(`Building ${artefact.name}`, started, command, { env });
  writeFileSync(markOf(artefact), sources);
}

const markOf = ({ folder }) => join(root, folder, MARK);

/** Of everything that it is made from: names and contents, never times. */
function hashOf({ sources }) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((path) => filesAt(join(root, path))).sort()) {
    hash.update(`${relative(root, file)}\0`);
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function filesAt(path) {
  if (MADE.has(path) || SPEC.test(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesAt(join(path, name)));
}
