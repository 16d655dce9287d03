import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-folder.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILD = `import { ensureBuilt } from './scripts/lib.mjs'; await ensureBuilt();`;

/** Nothing of the machine's own environment but where its programs are: variables are what a test says. */
const MACHINE = {
  PATH: process.env.PATH, // oxlint-disable-line node/no-process-env
  NODE_COMPILE_CACHE: join(ROOT, 'dist', '.compiled'),
};

/** A test that fails half-way leaves no process behind the run. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export type Variables = Readonly<Record<string, string>>;

export interface Ended {
  /** The exit code, or the signal that ended the process. */
  code: number | string;
  stdout: string;
  stderr: string;
}

/** A program of the project as a real process. */
export class Program {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(args: readonly string[], env: Variables, cwd: string) {
    this.child = spawn(process.execPath, args, { cwd, env: { ...MACHINE, ...env }, stdio: 'pipe' });
    running.add(this.child);
    this.child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = this.end();
  }

  /** Writes all that the program will ever read. */
  input(text: string): this {
    this.child.stdin!.end(text);
    return this;
  }

  get pid(): number {
    return this.child.pid!;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Waits until the program has printed something that fits, and answers the fit. */
  async says(words: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const fit = words.exec(this.stdout);
      if (fit) return fit;
      const ended = await Promise.race([this.ended, once(this.child.stdout!, 'data')]);
      if ('code' in ended && !words.test(this.stdout)) {
        throw new Error(`ended (${ended.code}) before it said ${words}: ${ended.stdout}${ended.stderr}`);
      }
    }
  }

  private async end(): Promise<Ended> {
    const [code, signal] = (await once(this.child, 'close')) as [number | null, NodeJS.Signals | null];
    running.delete(this.child);
    return { code: code ?? signal!, stdout: this.stdout, stderr: this.stderr };
  }
}

/** Compiles what is not compiled yet, so that programs of dist/ are this version's. */
export async function ensureBuilt(): Promise<void> {
  const { code, stderr } = await new Program(['--input-type=module', '--eval', BUILD], {}, ROOT).ended;
  if (code !== 0) throw new Error(`the build failed:\n${stderr}`);
}

/** A command of the operator, as `npm run -s llavero` runs it. */
export function command(words: readonly string[], env: Variables, input = ''): Promise<Ended> {
  const script = join('scripts', 'llavero.mjs');
  return new Program([script, ...words], env, ROOT).input(input).ended;
}

/** The server in a folder of its own, on a free port and without a demo unless `env` says otherwise. */
export class ServerProcess extends Program {
  constructor(
    readonly dataDir: string,
    env: Variables,
  ) {
    const program = join(ROOT, 'dist', 'src', 'main.js');
    super(
      ['--enable-source-maps', program],
      { DATA_DIR: dataDir, PORT: '0', DEMO: 'false', ...env },
      dataDir,
    );
  }

  /** Where it listens, once it does. */
  async url(): Promise<string> {
    return (await this.says(/ready on (http:\S+)/))[1]!;
  }

  async stop(): Promise<Ended> {
    this.signal('SIGTERM');
    return this.ended;
  }
}

/** An empty folder for one installation. */
export const makeDataDir = () => temporaryFolder('llavero-process-');
