import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `nobody` on every Linux; PostgreSQL needs an account that has a name. */
const NOBODY = 65_534;
const AS_NOBODY = ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/** The account of the operating system that the PostgreSQL programs run under. */
export interface Account {
  /** What comes before the program on its command line. */
  readonly prefix: readonly string[];
  /** Absent: that of this process. */
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Chooses the account for a data directory. PostgreSQL refuses to run as root, and as a user without a
 * name. Such a user runs it in a user namespace where it is called `nobody`: the files stay the user's, and
 * the project may lie under a folder that nobody else can enter. Root runs it as the owner of the data
 * directory when that is somebody else, and where user namespaces are forbidden makes `postgres` or
 * `nobody` the owner of the data directory and of the cluster in it.
 */
export async function accountFor(dataDir: string, cluster: string, postgres: string): Promise<Account> {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasName()) return { prefix: [] };
  const owner = await stat(dataDir);
  if (isRoot && owner.uid !== 0) {
    return admitted({ prefix: [], uid: owner.uid, gid: owner.gid }, dataDir, postgres);
  }
  if (await namespacesAreAllowed()) return { prefix: AS_NOBODY };
  if (!isRoot) return { prefix: [] };
  const account = await ordinaryAccount();
  await handOver(account, dataDir);
  if (existsSync(cluster)) await run('chown', ['-R', `${account.uid}:${account.gid}`, cluster]);
  return admitted(account, dataDir, postgres);
}

/** The account, or a sentence for the operator when the folders above the files shut it out. */
async function admitted(account: Account, dataDir: string, postgres: string): Promise<Account> {
  const script = '"$0" --version && test -w "$1"';
  const { uid, gid } = account;
  await run('sh', ['-c', script, postgres, dataDir], { uid, gid, cwd: '/' }).catch((cause: unknown) => {
    const who = `PostgreSQL cannot run as root, and user ${uid} is shut out of ${postgres} or ${dataDir}`;
    throw new Error(`${who}: move the project to where that user may go, or set DATABASE_URL.`, { cause });
  });
  return account;
}

/** Makes the account the owner of something that this process has created for it. */
export async function handOver(account: Account, path: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) await chown(path, account.uid, account.gid);
}

/** The command line that runs a program under the account. */
export function commandLine(
  account: Account,
  program: string,
  args: readonly string[],
): { file: string; args: string[]; options: { uid?: number; gid?: number } } {
  const [file = program, ...rest] = [...account.prefix, program, ...args];
  return { file, args: rest, options: { uid: account.uid, gid: account.gid } };
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

async function namespacesAreAllowed(): Promise<boolean> {
  const [program, ...args] = [...AS_NOBODY, 'true'];
  return run(program, args).then(
    () => true,
    () => false,
  );
}

async function ordinaryAccount(): Promise<Account> {
  const idOf = async (flag: string, name: string) => Number((await run('id', [flag, name])).stdout);
  for (const name of ['postgres', 'nobody']) {
    const known = await Promise.all([idOf('-u', name), idOf('-g', name)]).catch(() => null);
    if (known) return { prefix: [], uid: known[0], gid: known[1] };
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is no account postgres or nobody: set DATABASE_URL.',
  );
}
