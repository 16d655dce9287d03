import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { accountFor } from './embedded/account.js';
import { locateBinaries } from './embedded/binaries.js';
import { Passwords, ensureCluster, keepPasswords } from './embedded/cluster.js';
import { Postmaster, findPostmaster, launch, shutDown } from './embedded/postmaster.js';
import { Presence } from './embedded/presence.js';
import { APP_ROLE, DATABASE, OWNER_ROLE, provision } from './embedded/provision.js';

/** How long a start that another one overtakes is tried again. */
const RACE_MS = 5_000;
/** How long a server may take to recover after a crash. */
const READY_MS = 60_000;
const RETRY_MS = 20;

export interface EmbeddedPostgres {
  superuserUrl: string;
  /** The role that owns the database `llavero`; for migrations. */
  ownerUrl: string;
  /** The role that the application uses; it owns nothing. */
  appUrl: string;
  /** True when a server that was already running was taken over. */
  adopted: boolean;
  /**
   * Leaves the server, and ends it when no other process is in it, whoever started it. Called by each
   * process after its last query. A process that is killed leaves by dying: its server runs on until the
   * next one takes it over and leaves.
   */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that came from npm, or takes over the one that runs already, with the cluster in
 * `<dataDir>/postgres`, its log in `postgres.log` and the passwords of its roles in `postgres-passwords.json`.
 * On the first start it makes the cluster, the roles and the database; a start that was interrupted
 * anywhere is completed by the next. Rejects with a sentence for the operator when it cannot.
 */
export async function startEmbeddedPostgres(options: {
  /** Absolute. */
  dataDir: string;
  /** Settings for a server that is started, such as `{ fsync: 'off' }`; a running one keeps its own. */
  settings?: Readonly<Record<string, string>>;
}): Promise<EmbeddedPostgres> {
  const { dataDir, settings = {} } = options;
  const cluster = join(dataDir, 'postgres');
  const log = join(dataDir, 'postgres.log');
  const binaries = await locateBinaries();
  await mkdir(dataDir, { recursive: true });
  await chmod(dataDir, 0o700);
  const account = await accountFor(dataDir, cluster, binaries.postgres);
  const passwords = await keepPasswords(join(dataDir, 'postgres-passwords.json'), dataDir, account);
  const superuserPassword = passwords.postgres;
  const durable = settings.fsync !== 'off';
  await ensureCluster({ cluster, dataDir, account, binaries, superuserPassword, durable });

  const start = () => launch({ cluster, log, account, postgres: binaries.postgres, settings });
  const endServer = () => shutDown(cluster, binaries.pgCtl);
  const { presence, port, adopted } = await enter({ cluster, log, passwords, start, endServer });
  let stopping: Promise<void> | undefined;
  return { ...urls(port, passwords), adopted, stop: () => (stopping ??= presence.leave(endServer)) };
}

/** Finds or starts the server, again and again while others start or stop it, until it lets this process in. */
async function enter(server: {
  cluster: string;
  log: string;
  passwords: Passwords;
  start: () => Promise<Postmaster | null>;
  endServer: () => Promise<void>;
}): Promise<{ presence: Presence; port: number; adopted: boolean }> {
  const begun = Date.now();
  let started: number | undefined;
  try {
    for (;;) {
      const running = await findPostmaster(server.cluster);
      const postmaster = running ?? (await server.start());
      if (!running) started = postmaster?.pid;
      const presence = postmaster && (await comeIn(postmaster, server.passwords));
      if (presence) return { presence, port: postmaster.port, adopted: postmaster.pid !== started };
      if (Date.now() - begun > (postmaster ? READY_MS : RACE_MS)) throw await failure(server.log);
      await delay(RETRY_MS);
    }
  } catch (error) {
    if (started !== undefined) await server.endServer();
    throw error;
  }
}

function comeIn({ port }: Postmaster, passwords: Passwords): Promise<Presence | null> {
  return Presence.enter(urls(port, passwords).superuserUrl, (client) => provision(client, passwords));
}

async function failure(log: string): Promise<Error> {
  const lastLines = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-5).join('\n');
  return new Error(`PostgreSQL does not start. The end of ${log}:\n${lastLines}`);
}

function urls(
  port: number,
  passwords: Passwords,
): Pick<EmbeddedPostgres, 'superuserUrl' | 'ownerUrl' | 'appUrl'> {
  const url = (role: keyof Passwords, database: string) =>
    `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;
  return {
    superuserUrl: url('postgres', 'postgres'),
    ownerUrl: url(OWNER_ROLE, DATABASE),
    appUrl: url(APP_ROLE, DATABASE),
  };
}
