import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CLIENT, CONSOLE, SERVER, isMade, make } from './lib/artefacts.mjs';
import { withLock } from './lib/lock.mjs';
import { nodePath, prepare, root, run, say } from './lib/processes.mjs';
import { SERVER_FLAGS } from './lib/server-flags.mjs';

export { Failure, capture, exitWith, nodePath, root, run, say } from './lib/processes.mjs';

const LOCKFILE = join(root, 'package-lock.json');
const INSTALLED = join(root, 'node_modules', '.llavero-installed');

/** Installs the packages of package-lock.json unless node_modules holds exactly them. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock('install', async (started) => {
    if (isInstalled()) return;
    say('Installing the packages of package-lock.json (once; about half a minute) ...');
    rmSync(INSTALLED, { force: true });
    const options = ['--include=dev', '--include=optional', '--loglevel=error'];
    await prepare('npm ci', started, [...npmCommand(), 'ci', ...options]);
    writeFileSync(INSTALLED, hashOf(LOCKFILE));
  });
}

/** Installs what a folder's own package-lock.json names, which is no part of the project itself, unless it is there. */
export async function ensureInstalledIn(folder) {
  const place = join(root, folder);
  const isThere = () => existsSync(join(place, 'node_modules', '.package-lock.json'));
  if (isThere()) return;
  await withLock('install', async (started) => {
    if (isThere()) return;
    say(`Installing the packages of ${join(folder, 'package-lock.json')} ...`);
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await prepare('npm ci', started, [...npmCommand(), 'ci', ...options], { cwd: place });
  });
}

/** Makes the client that the console calls the server with, unless it is the one of web/openapi.json. */
export async function ensureClient() {
  if (isMade(CLIENT)) return;
  await withLock('build', (started) => make(CLIENT, started));
}

/** Builds the server and the console unless they were made from exactly these sources. */
export async function ensureBuilt() {
  const isBuilt = () => [CLIENT, SERVER, CONSOLE].every(isMade);
  if (isBuilt()) return;
  await withLock('build', async (started) => {
    if (isBuilt()) return;
    say('Building ...');
    // Nothing is at work any more when one that failed is told.
    const [server, console] = await Promise.allSettled([
      make(SERVER, started),
      make(CLIENT, started).then(() => make(CONSOLE, started)),
    ]);
    for (const { reason } of [server, console]) if (reason) throw reason;
  });
}

/** Installs and builds what is missing, then runs a program of dist/; answers its exit code. */
export async function runBuilt(program, args) {
  await ensureInstalled();
  await ensureBuilt();
  // What Node compiled once it need not compile at every command.
  const env = { NODE_COMPILE_CACHE: join(root, 'dist', '.compiled') };
  return run(nodePath(), [...SERVER_FLAGS, join('dist', 'src', program), ...args], { env });
}

function isInstalled() {
  const wanted = hashOf(LOCKFILE);
  if (textOf(INSTALLED) === wanted) return true;
  const present = textOf(join(root, 'node_modules', '.package-lock.json'));
  if (present === undefined || !fits(JSON.parse(present).packages)) return false;
  writeFileSync(INSTALLED, wanted);
  return true;
}

/** Whether npm's own record of node_modules names what package-lock.json asks for, and nothing else. */
function fits(present) {
  const wanted = JSON.parse(readFileSync(LOCKFILE, 'utf8')).packages;
  delete wanted[''];
  const isThere = (path) =>
    present[path]?.version === wanted[path].version && present[path].integrity === wanted[path].integrity;
  const isMeantForOthers = (path) => wanted[path].optional && !present[path];
  return (
    Object.keys(wanted).every((path) => isThere(path) || isMeantForOthers(path)) &&
    Object.keys(present).every((path) => path in wanted)
  );
}

/** The npm that runs this script, or else the one on the PATH. */
function npmCommand() {
  const runner = process.env.npm_execpath;
  if (runner && basename(runner).startsWith('npm')) return [process.execPath, runner];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
