import { vi } from 'vitest';
import { ServerProcess, Variables } from './processes.js';
import { rawRequest, sendRaw } from './raw-http.js';
import { World } from './world.js';

const WAIT = { timeout: 30_000, interval: 20 };

interface LogLine {
  pid: number;
  path?: string;
  status?: number;
}

/** A server of two processes. Each line of its log names the process that wrote it. */
export class SeveralProcesses extends ServerProcess {
  constructor(dataDir: string, env: Variables = {}) {
    super(dataDir, { WEB_CONCURRENCY: '2', ...env });
  }

  /** On the database of a world, with its secrets, and without limits unless `env` says otherwise. */
  static beside({ server }: World, env: Variables = {}): SeveralProcesses {
    return new SeveralProcesses(server.config.dataDir, {
      DATABASE_URL: server.database.appUrl,
      KEY_PEPPER: server.config.keyPepper!,
      RATE_LIMIT_KEY: '0',
      RATE_LIMIT_COMPANY: '0',
      RATE_LIMIT_ADDRESS: '0',
      ...env,
    });
  }

  /** Which processes answered, once the log has that many answers of this path (and status). */
  answeredBy(path: string, count: number, status?: number): Promise<Set<number>> {
    return vi.waitFor(() => {
      const answers = this.lines().filter(
        (line) => line.path === path && line.status === (status ?? line.status),
      );
      if (answers.length < count) throw new Error(`${answers.length} answers of ${count}`);
      return new Set(answers.map(({ pid }) => pid));
    }, WAIT);
  }

  /** The processes that answer requests: two of them. */
  async workers(): Promise<number[]> {
    const url = await this.url();
    return vi.waitFor(async () => {
      // On new connections: those that are open stay where they are.
      await Promise.all(
        Array.from({ length: 8 }, () => sendRaw(url, rawRequest('GET /health', ['Host: here']))),
      );
      const pids = new Set(this.lines().flatMap(({ pid, path }) => (path === '/health' ? pid : [])));
      const found = [...pids].filter(isRunning);
      if (found.length < 2) throw new Error(`only ${found.join()} answered`);
      return found;
    }, WAIT);
  }

  private lines(): LogLine[] {
    const lines = this.stdout.split('\n').slice(0, -1);
    return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as LogLine);
  }
}

/** Returns once there is no such process any more. */
export function gone(pid: number): Promise<void> {
  return vi.waitFor(() => {
    if (isRunning(pid)) throw new Error(`process ${pid} runs`);
  }, WAIT);
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
