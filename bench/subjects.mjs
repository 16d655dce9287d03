// What is measured: programs of their own, each on a free port of this machine.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER_FLAGS } from '../scripts/lib/server-flags.mjs';
import { cpuOf } from './processes.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const SERVER = join(here, '..', 'dist', 'src', 'main.js');

/** A running program that answers HTTP: where it listens, what it said of itself, and what it has used. */
export class Subject {
  constructor(child, port, told = {}) {
    this.child = child;
    this.port = port;
    this.told = told;
    this.failed = failure(child, 'a program that is measured');
    // Told to whoever waits for a result.
    this.failed.catch(() => undefined);
  }

  /** Milliseconds of CPU so far, with its own children; undefined where the system does not tell. */
  get cpu() {
    return cpuOf(this.child.pid);
  }

  /** What came of sending these requests for so long. */
  run({ generator, ...load }) {
    return generator.run({ ...load, port: this.port });
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}

/** A program that is told what to do by messages, and answers each with what came of it. */
export class LoopSubject extends Subject {
  /** It works for nobody: what it uses is the client's. */
  get cpu() {
    return undefined;
  }

  run({ requests, connections, seconds }) {
    return this.ask({ requests, connections, seconds });
  }

  async ask(message) {
    this.child.send(message);
    const [result] = await Promise.race([once(this.child, 'message'), this.failed]);
    return result;
  }
}

/** A program of bench/peers, which tells by a message where it listens. */
export async function startPeer(name, env, Kind = Subject) {
  const child = start(join(here, 'peers', `${name}.mjs`), env, 'inherit');
  const [told] = await Promise.race([once(child, 'message'), failure(child, name)]);
  return new Kind(child, told.port, told);
}

/** The built server, as it is served; `execArgv` is Node's. */
export async function startLlavero(env, execArgv = []) {
  const child = start(SERVER, env, 'pipe', [...SERVER_FLAGS, ...execArgv]);
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

function start(program, env, stdout, execArgv = []) {
  const { PATH } = process.env;
  return fork(program, { env: { PATH, ...env }, execArgv, stdio: ['ignore', stdout, 'inherit', 'ipc'] });
}

function failure(child, name) {
  return new Promise((_, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ended (${code}) before it was done`)));
  });
}
