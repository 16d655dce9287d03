import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { TemporaryFolder, temporaryFolder } from './temporary-folder.js';

const LAUNCHER = fileURLToPath(new URL('../../src/database/embedded-postgres.ts', import.meta.url));
const settings = { fsync: 'off' };

/** A data directory of its own for tests of the launcher, and the servers they start on it. */
export class DataDirectory {
  private readonly servers: EmbeddedPostgres[] = [];

  private constructor(private readonly folder: TemporaryFolder) {}

  static async make(): Promise<DataDirectory> {
    return new DataDirectory(await temporaryFolder('llavero-embedded-'));
  }

  get path(): string {
    return this.folder.path;
  }

  async start(path = this.path): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ dataDir: path, settings });
    this.servers.push(server);
    return server;
  }

  /** Starts the server from another process, which leads a process group and prints when it is ready. */
  startElsewhere(): ChildProcess {
    const program = `
      import { runnerImport } from 'vite';
      const { module } = await runnerImport(${JSON.stringify(LAUNCHER)}, { configFile: false });
      await module.startEmbeddedPostgres(${JSON.stringify({ dataDir: this.path, settings })});
      process.stdout.write('ready');
      setInterval(() => {}, 60_000);`;
    return spawn(process.execPath, ['--input-type=module', '--eval', program], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  async leaveAll(): Promise<void> {
    for (const server of this.servers.splice(0)) await server.stop();
  }

  async remove(): Promise<void> {
    await this.leaveAll();
    await this.folder.remove();
  }
}

export async function killGroup(child: ChildProcess): Promise<void> {
  process.kill(-child.pid!, 'SIGKILL');
  await once(child, 'exit');
}

/** The rows of one statement on a connection of its own. */
export async function query(url: string, text: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as pg.QueryResultRow[];
  } finally {
    await client.end();
  }
}
