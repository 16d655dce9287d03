import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { Config } from '../../src/config/config.js';
import { parseEnvironment } from '../../src/config/environment.js';
import { createApp } from '../../src/configure-app.js';
import { createDatabase, TestDatabase } from './database.js';

export interface TestApp {
  app: NestFastifyApplication;
  config: Config;
  database: TestDatabase;
  /** Where it listens, without a trailing slash. */
  url: string;
  /** Every line that the server logged so far. */
  log: () => string;
  close: () => Promise<void>;
}

/**
 * The whole server, listening, on a database of its own; `env` are variables as an operator would set them, `changes`
 * what no variable says.
 */
export async function startApp(
  env: Record<string, string> = {},
  database?: TestDatabase,
  changes: (config: Config) => Config = (config) => config,
): Promise<TestApp> {
  const own = database ?? (await createDatabase());
  const folder = env.DATA_DIR === undefined ? mkdtempSync(join(tmpdir(), 'llavero-test-')) : undefined;
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const environment = parseEnvironment({
    ...(folder && { DATA_DIR: folder }),
    DEMO: 'false',
    KEY_PEPPER: 'the pepper of the tests is long enough for the check',
    RATE_LIMIT_KEY: '0',
    RATE_LIMIT_COMPANY: '0',
    RATE_LIMIT_ADDRESS: '0',
    ...env,
  });
  const config = Object.freeze(changes(environment));
  const app = await createApp(config, own.appUrl, pino({ level: 'trace' }, sink));
  await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    app,
    config,
    database: own,
    url: (await app.getUrl()).replace('[::1]', '127.0.0.1'),
    log: () => lines.join(''),
    close: async () => {
      await app.close();
      if (!database) await own.drop();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}
