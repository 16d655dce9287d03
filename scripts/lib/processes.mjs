import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project; every program runs in it. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const FORWARDED = ['SIGTERM', 'SIGINT', 'SIGHUP'];
const PARENT_CHECK_MS = 100;
const parent = process.ppid;
const OLDEST_NODE = [22, 12];
/** The signal that this process was asked to end with, if any. */
let ending;

/** A reason to give up: a sentence for the terminal, and the exit code. */
export class Failure extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** Progress is written beside the output, so that `--json` prints JSON alone. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** The Node that package.json pins where it exists for this platform, else the one that runs this. */
export function nodePath() {
  const windows = process.platform === 'win32';
  const folder = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const pinned = join(root, 'node_modules', folder, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new Failure(
      `Llavero needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
    );
  }
  return process.execPath;
}

/**
 * Runs a program in the project's folder, passes on the signals that ask this process to end, and answers
 * its exit code: 128 + the number of the signal when one ended it.
 */
export async function run(command, args, options = {}) {
  return exitCodeOf(start(command, args, { stdio: 'inherit', ...options }), 'exit');
}

/** Like run(), but keeps what the program prints: answers `{ code, output }`. */
export async function capture(command, args) {
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  return { code: await exitCodeOf(child, 'close'), output };
}

/**
 * Runs a step that prepares something and must succeed, with its output beside ours. Standard input is left
 * to the program that everything is prepared for. `started` is told the number of the process.
 */
export async function prepare(name, started, [command, ...args], options = {}) {
  const shell = process.platform === 'win32' && command.endsWith('.cmd');
  const child = start(command, args, { stdio: ['ignore', 2, 2], shell, ...options });
  if (child.pid) started(child.pid);
  const code = await exitCodeOf(child, 'exit');
  if (ending) throw new Failure(`${name} was interrupted.`, 128 + constants.signals[ending]);
  if (code !== 0) throw new Failure(`${name} failed.`, code);
}

/** Leaves with the exit code that `main` answers; a Failure is told in its own words. */
export async function exitWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    say(error.message);
    process.exitCode = error.code;
  }
}

function start(command, args, { env, ...options }) {
  const path = join(root, 'node_modules', '.bin') + delimiter + process.env.PATH;
  return spawn(command, args, { cwd: root, env: { ...process.env, PATH: path, ...env }, ...options });
}

async function exitCodeOf(child, event) {
  const forward = (signal) => {
    ending = signal;
    child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  const watch = setInterval(() => {
    if (isAbandoned()) forward(FORWARDED[0]);
  }, PARENT_CHECK_MS);
  try {
    const [code, signal] = await once(child, event);
    return code ?? 128 + constants.signals[signal];
  } finally {
    clearInterval(watch);
    for (const signal of FORWARDED) process.off(signal, forward);
  }
}

/** npm passes a signal to the shell between it and this process, and many shells die of it without a word. */
function isAbandoned() {
  return process.env.npm_lifecycle_event !== undefined && process.ppid !== parent;
}
