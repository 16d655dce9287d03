import { expect } from 'vitest';
import { TestApp } from './app.js';
import { command, Ended, makeDataDir, Variables } from './processes.js';

/** The operator at a terminal, beside a running server on the same database. */
export class Operator {
  private constructor(
    private readonly env: Variables,
    readonly leave: () => Promise<void>,
  ) {}

  static async at({ database, config }: Pick<TestApp, 'database' | 'config'>): Promise<Operator> {
    const folder = await makeDataDir();
    const { appUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL } = database;
    return new Operator(
      { DATABASE_URL, DATABASE_OWNER_URL, DATA_DIR: folder.path, KEY_PEPPER: config.keyPepper! },
      () => folder.remove(),
    );
  }

  with(env: Variables): Operator {
    return new Operator({ ...this.env, ...env }, this.leave);
  }

  run(words: string, input?: string): Promise<Ended> {
    return command(words.split(' '), this.env, input);
  }

  /** The one JSON value that the command prints, and nothing beside it anywhere. */
  // Tests look into answers freely: what a field is, is what they assert.
  // oxlint-disable-next-line no-explicit-any
  async json(words: string, input?: string): Promise<any> {
    const { code, stdout, stderr } = await this.run(`${words} --json`, input);
    expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
    expect(stdout).toMatch(/^[^\n]+\n$/);
    return JSON.parse(stdout);
  }

  /** What the command says on standard error when it is refused; nothing goes to standard output. */
  async refusal(words: string, input?: string): Promise<string> {
    const { code, stdout, stderr } = await this.run(`${words} --json`, input);
    expect({ words, code, stdout }).toEqual({ words, code: expect.toBeOneOf([1, 2]), stdout: '' });
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  }
}
