import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ensureBuilt } from './processes.js';
import { World } from './world.js';

/** The program as it is built, for a process of its own would transform every source at each start. */
const BUILT = new URL('../../dist/src/', import.meta.url);
const APP = new URL('configure-app.js', BUILT).href;
const ENVIRONMENT = new URL('config/environment.js', BUILT).href;

/** A second server on the database of a world, in a process of its own, which can die like any process. */
export class OtherServer {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start({ server }: World): Promise<OtherServer> {
    const environment = {
      DATA_DIR: server.config.dataDir,
      DEMO: 'false',
      KEY_PEPPER: server.config.keyPepper,
      RATE_LIMIT_KEY: '0',
      RATE_LIMIT_COMPANY: '0',
      RATE_LIMIT_ADDRESS: '0',
    };
    await ensureBuilt();
    const program = `
      import { pino } from 'pino';
      import { parseEnvironment } from ${JSON.stringify(ENVIRONMENT)};
      import { createApp } from ${JSON.stringify(APP)};
      const webhooks = ${JSON.stringify(server.config.webhooks)};
      const config = { ...parseEnvironment(${JSON.stringify(environment)}), webhooks };
      const app = await createApp(config, ${JSON.stringify(server.database.appUrl)}, pino({ level: 'silent' }));
      await app.listen({ port: 0, host: '127.0.0.1' });
      process.stdout.write(await app.getUrl());`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit').then(() => undefined);
    const said = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer] | undefined;
    if (!said) throw new Error('the other server ended before it listened');
    return new OtherServer(child, said[0].toString());
  }

  /** SIGKILL: nothing is flushed, closed or rolled back by the process itself. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}
