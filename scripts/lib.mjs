import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { withLock } from './lib/lock.mjs';
import { nodePath, prepare, root, run, say } from './lib/processes.mjs';

export { Failure, capture, exitWith, nodePath, root, run, say } from './lib/processes.mjs';

const LOCKFILE = join(root, 'package-lock.json');
const INSTALLED = join(root, 'node_modules', '.llavero-installed');
const BUILT = join(root, 'dist', '.llavero-built');

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

/** Compiles to dist/ unless it was made from exactly these sources. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  await withLock('build', async (started) => {
    if (isBuilt()) return;
    say('Building ...');
    const sources = hashOfSources();
    rmSync(BUILT, { force: true });
    const nest = join('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
    await prepare('nest build', started, [nodePath(), nest, 'build']);
    writeFileSync(BUILT, sources);
  });
}

/** Installs and builds what is missing, then runs a program of dist/; answers its exit code. */
export async function runBuilt(program, args) {
  await ensureInstalled();
  await ensureBuilt();
  // What Node compiled once it need not compile at every command.
  const env = { NODE_COMPILE_CACHE: join(root, 'dist', '.compiled') };
  return run(nodePath(), ['--enable-source-maps', join('dist', 'src', program), ...args], { env });
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

function isBuilt() {
  return textOf(BUILT) === hashOfSources();
}

/** Of everything that dist/ is made from: names and contents, never times. */
function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of sourceFiles()) {
    hash.update(`${relative(root, file)}\0`);
    hash.update(readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

function sourceFiles() {
  const settings = readdirSync(root).filter((name) =>
    /^(tsconfig.*|nest-cli|package-lock)\.json$/.test(name),
  );
  const sources = ['src', 'migrations'].flatMap((folder) => filesIn(join(root, folder)));
  const built = sources.filter((file) => !file.endsWith('.spec.ts'));
  return [...settings.map((name) => join(root, name)), ...built].sort();
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
