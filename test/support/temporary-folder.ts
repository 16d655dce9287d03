import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Reads its input to the end, which comes when the folder is not needed or the reader's parent is gone. */
const SWEEPER = `
  import { existsSync, readFileSync, readdirSync } from 'node:fs';
  import { rm } from 'node:fs/promises';
  import { join } from 'node:path';
  const folder = process.argv[1];
  process.stdin.resume().on('end', async () => {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder, { recursive: true })) {
      if (name.endsWith('postmaster.pid')) endServer(parseInt(readFileSync(join(folder, name), 'utf8')));
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 50, retryDelay: 20 });
  });
  function endServer(pid) {
    try {
      process.kill(pid, 'SIGQUIT');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }`;

/**
 * A folder for a PostgreSQL and whatever else a test writes. It is removed, and a server in it is ended, by
 * remove() or when this process ends, however it ends: a run that is cut short leaves nothing behind.
 */
export async function temporaryFolder(prefix: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), prefix));
  const sweeper = spawn(process.execPath, ['--input-type=module', '--eval', SWEEPER, path], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  await once(sweeper, 'spawn');
  sweeper.unref();
  const remove = async () => {
    const gone = once(sweeper, 'exit');
    sweeper.ref();
    sweeper.stdin.end();
    await gone;
  };
  return { path, remove };
}
