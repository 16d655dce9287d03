import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { AddressInfo, createServer } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Account, commandLine, handOver } from './account.js';

/** Between two looks at a server that starts or stops. */
const POLL_MS = 5;
const SHUTDOWN_MS = 60_000;

/** A running server: its process and its port on 127.0.0.1. */
export interface Postmaster {
  pid: number;
  port: number;
}

/**
 * The server that runs on the cluster, or null. The lock file of a server that was killed stays: another
 * process may get its number, and a copied folder brings the file of a server that runs on the original.
 * PostgreSQL would refuse to start beside such a file, so it is removed here; whether processes of an old
 * server still hold the cluster PostgreSQL itself checks, by its shared memory.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const lockFile = join(cluster, 'postmaster.pid');
  const lines = (await textOf(lockFile)).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port || !signal(pid, 0)) return null;
  if ((await isPostgres(pid)) && (await isSameFolder(lines[1] ?? '', cluster))) return { pid, port };
  await rm(lockFile, { force: true });
  return null;
}

/**
 * Starts a server on a free port and in a session of its own: Ctrl-C in the terminal reaches this process
 * alone, which ends the server after its last query. Answers null when the server left at once, because
 * another one was faster on the cluster or on the port; its log says why.
 */
export async function launch(options: {
  cluster: string;
  log: string;
  account: Account;
  postgres: string;
  settings: Readonly<Record<string, string>>;
}): Promise<Postmaster | null> {
  const { cluster, account, postgres } = options;
  const settings = {
    ...options.settings,
    listen_addresses: '127.0.0.1',
    port: String(await freePort()),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = commandLine(account, postgres, ['-D', cluster, ...args]);
  const log = await open(options.log, 'a', 0o600);
  await handOver(account, options.log);
  try {
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: cluster,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await once(child, 'spawn');
    child.unref();
    while (child.exitCode === null && child.signalCode === null) {
      const postmaster = await findPostmaster(cluster);
      if (postmaster?.pid === child.pid) return postmaster;
      await delay(POLL_MS);
    }
    return null;
  } finally {
    await log.close();
  }
}

/** Ends the server on the cluster, if there is one; it disconnects its clients and writes everything down. */
export async function shutDown(cluster: string, pgCtl: string): Promise<void> {
  const postmaster = await findPostmaster(cluster);
  if (!postmaster) return;
  if (process.platform === 'win32')
    await promisify(execFile)(pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-W']);
  else signal(postmaster.pid, 'SIGINT');
  const deadline = Date.now() + SHUTDOWN_MS;
  while ((await findPostmaster(cluster))?.pid === postmaster.pid) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (process ${postmaster.pid}) does not stop.`);
    await delay(POLL_MS);
  }
}

/** Sends a signal; false when there is no such process. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ESRCH') return false;
    if (code === 'EPERM' && name === 0) return true;
    throw error;
  }
}

/** Where the machine does not tell, a living process counts as PostgreSQL: then its port decides. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const [program = ''] = (await textOf(`/proc/${pid}/cmdline`)).split('\0');
  return basename(program) === 'postgres';
}

/** A folder that is gone was moved while its server ran, and the server moved with it. */
async function isSameFolder(recorded: string, cluster: string): Promise<boolean> {
  const [theirs, ours] = await Promise.all([stat(recorded).catch(ifAbsent(null)), stat(cluster)]);
  return theirs === null || (theirs.dev === ours.dev && theirs.ino === ours.ino);
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(ifAbsent(''));
}

/** ESRCH: the process behind a file of /proc ended while it was read. */
function ifAbsent<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return value;
    throw error;
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
