import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFormat } from '../access/key-format.js';

/** How to get into the demo: the proprietor's sign-in, and the token of one key of each format. */
export interface DemoLogin {
  companyId: number;
  email: string;
  password: string;
  keys: Record<KeyFormat, string>;
}

/** Where the login is kept. */
export function demoLoginPath(dataDir: string): string {
  return join(dataDir, 'demo.json');
}

/** The file of the login, readable by its owner alone: the database itself knows only digests. */
export class DemoLoginFile {
  private readonly path: string;
  private readonly draft: string;

  constructor(private readonly dataDir: string) {
    this.path = demoLoginPath(dataDir);
    this.draft = `${this.path}.draft`;
  }

  /** Puts the login on the disk under another name: what can fail fails here, before anything is committed. */
  prepare(login: DemoLogin): void {
    mkdirSync(this.dataDir, { recursive: true, mode: 0o700 });
    rmSync(this.draft, { force: true });
    writeFileSync(this.draft, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600, flush: true });
  }

  /** Takes what was prepared for true. */
  publish(): void {
    renameSync(this.draft, this.path);
  }

  /** Undefined where no demo was ever loaded from here. */
  read(): DemoLogin | undefined {
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as DemoLogin;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw new Error(`${this.path} cannot be read: ${(error as Error).message}`, { cause: error });
    }
  }
}
