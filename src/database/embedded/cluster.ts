import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Account, commandLine, handOver } from './account.js';
import { Binaries } from './binaries.js';

/** What a start leaves behind in the data directory when it is killed begins with this. */
const UNFINISHED = 'postgres.new-';

/** The passwords of the three roles: the superuser, the owner of the schema, the application. */
export interface Passwords {
  postgres: string;
  llavero_owner: string;
  llavero_app: string;
}

/**
 * The passwords in `file`, made on the first start. The file appears complete or not at all, so that a
 * crash leaves nothing half-written and of two first starts at once both read the same.
 */
export async function keepPasswords(file: string, dataDir: string, account: Account): Promise<Passwords> {
  if (!existsSync(file)) {
    const draft = unfinished(dataDir);
    await writeFile(draft, JSON.stringify(newPasswords(), null, 2), { mode: 0o600, flag: 'wx' });
    await handOver(account, draft);
    await link(draft, file).catch((error: unknown) => {
      if (!existsSync(file)) throw error;
    });
    await rm(draft, { force: true });
  }
  return JSON.parse(await readFile(file, 'utf8')) as Passwords;
}

/**
 * Makes the cluster unless it stands already. It is made aside and moved into its place when it is
 * complete: a start that was killed half-way leaves no cluster, and the next one begins anew. Of two first
 * starts at once one moves first and both go on with what it made.
 */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { cluster, dataDir, account } = options;
  const stands = () => existsSync(join(cluster, 'PG_VERSION'));
  if (!stands()) {
    const workshop = unfinished(dataDir);
    await mkdir(workshop, { mode: 0o700 });
    await handOver(account, workshop);
    try {
      await rename(await initialise(workshop, options), cluster);
    } catch (error) {
      if (!stands()) throw error;
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  }
  await removeUnfinished(dataDir);
}

export interface ClusterOptions {
  cluster: string;
  dataDir: string;
  account: Account;
  binaries: Binaries;
  superuserPassword: string;
  /** `false` skips forcing the new files to the disk. */
  durable: boolean;
}

/** The password goes through a file, for a command line can be read by every user of the machine. */
async function initialise(workshop: string, options: ClusterOptions): Promise<string> {
  const passwordFile = join(workshop, 'password');
  await writeFile(passwordFile, options.superuserPassword, { mode: 0o600 });
  await handOver(options.account, passwordFile);
  const cluster = join(workshop, 'cluster');
  const command = commandLine(options.account, options.binaries.initdb, [
    `--pgdata=${cluster}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(options.durable ? [] : ['--no-sync']),
  ]);
  await promisify(execFile)(command.file, command.args, { ...command.options, cwd: workshop });
  return cluster;
}

function newPasswords(): Passwords {
  const password = () => randomBytes(32).toString('base64url');
  return { postgres: password(), llavero_owner: password(), llavero_app: password() };
}

function unfinished(dataDir: string): string {
  return join(dataDir, UNFINISHED + randomBytes(8).toString('hex'));
}

/** Once the cluster stands nobody needs an unfinished one, not even a start that is still at work on it. */
async function removeUnfinished(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith(UNFINISHED));
  for (const name of names) await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 10 });
}
