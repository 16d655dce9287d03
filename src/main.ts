import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { loadConfig } from './config/environment.js';
import { createApp } from './configure-app.js';
import { openDatabase, OpenDatabase } from './database/open-database.js';
import { greet } from './demo/greeting.js';

/** How long requests in flight may take once the server is asked to stop. */
const DRAIN_MS = 15_000;

const config = loadConfig();
const logger = pino({ level: config.logLevel, base: undefined });

try {
  const database = await openDatabase(config);
  const app = await createApp(config, database.appUrl, logger);
  stopOnSignals(app, database);
  await greet(app, config, database.place);
} catch (error) {
  // For the operator's eyes: the sentence says what to mend, a stack would only hide it.
  logger.fatal(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** Requests in flight finish, then the pools close, then PostgreSQL; asking again changes nothing. */
function stopOnSignals(app: NestFastifyApplication, database: OpenDatabase): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info(`${signal}: finishing the requests in flight`);
    const drained = await Promise.race([
      app.close().then(() => true),
      delay(DRAIN_MS, false, { ref: false }),
    ]);
    await database.close();
    logger.info('stopped');
    process.exit(drained ? 0 : 1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(signal));
  }
}
