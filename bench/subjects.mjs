// What is measured: programs of their own, each on a free port of this machine.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const SERVER = join(here, '..', 'dist', 'src', 'main.js');
const TICK_MS = 10;

/** A running program: where it listens, what it said of itself, and what it has used. */
export class Subject {
  constructor(child, port, told = {}) {
    this.child = child;
    this.port = port;
    this.told = told;
  }

  /** Milliseconds of CPU so far; undefined where the system does not tell. */
  get cpu() {
    try {
      const [, fields] = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ');
      const [user, system] = fields.split(' ').slice(11, 13).map(Number);
      return (user + system) * TICK_MS;
    } catch {
      return undefined;
    }
  }

  async stop() {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

/** A program of bench/peers, which tells by a message where it listens. */
export async function startPeer(name, env) {
  const child = start(join(here, 'peers', `${name}.mjs`), env, 'inherit');
  const [told] = await Promise.race([once(child, 'message'), failure(child, name)]);
  return new Subject(child, told.port, told);
}

/** The built server, as it is served. */
export async function startLlavero(env) {
  const child = start(SERVER, env, 'pipe');
  const said = new Promise((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const port = /ready on http:\/\/[^:]+:(\d+)/.exec(text)?.[1];
      if (port) resolve(Number(port));
    });
  });
  return new Subject(child, await Promise.race([said, failure(child, 'the server')]));
}

/** Sends requests from a process of its own, so that what is measured shares no event loop with it. */
export class LoadGenerator {
  child = fork(join(here, 'load.mjs'));
  failed = failure(this.child, 'the load');

  constructor() {
    // Told to whoever waits for a result.
    this.failed.catch(() => undefined);
  }

  async run(load) {
    this.child.send(load);
    const [result] = await Promise.race([once(this.child, 'message'), this.failed]);
    return result;
  }

  stop() {
    this.child.kill();
  }
}

function start(program, env, stdout) {
  const { PATH } = process.env;
  return fork(program, { env: { PATH, ...env }, stdio: ['ignore', stdout, 'inherit', 'ipc'] });
}

function failure(child, name) {
  return new Promise((_, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ended (${code}) before it was done`)));
  });
}
