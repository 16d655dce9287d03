import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger, pino } from 'pino';
import { Config } from './config/config.js';
import { loadConfig } from './config/environment.js';
import { createApp } from './configure-app.js';
import { openDatabase, OpenDatabase } from './database/open-database.js';
import { greet } from './demo/greeting.js';

/** How long requests in flight may take once the server is asked to stop. */
const DRAIN_MS = 15_000;

let database: OpenDatabase | undefined;
let app: NestFastifyApplication | undefined;

try {
  const config = loadConfig();
  const logger = pino({ level: config.logLevel, base: undefined });
  const starting = start(config, logger);
  stopOnSignals(starting, logger);
  await starting;
} catch (error) {
  // For the operator's eyes: the sentence says what to mend, a stack would only hide it.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await app?.close();
  await database?.close();
  process.exit(1);
}

async function start(config: Config, logger: Logger): Promise<void> {
  database = await openDatabase(config);
  app = await createApp(config, database.appUrl, logger);
  await greet(app, config, database.place);
}

/**
 * Requests in flight finish, then the pools close, then PostgreSQL; asking again changes nothing. Who asks
 * during the start is heard when it is complete, so that no PostgreSQL is left behind.
 */
function stopOnSignals(starting: Promise<void>, logger: Logger): void {
  let stopping = false;
  const tell = (error: unknown) => {
    logger.error(`not closed: ${String(error)}`);
    return false;
  };
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info(`${signal}: finishing the requests in flight`);
    const closed = starting.then(() => app?.close()).then(() => true);
    const drained = await Promise.race([closed.catch(tell), delay(DRAIN_MS, false, { ref: false })]);
    await database?.close();
    logger.info('stopped');
    process.exit(drained ? 0 : 1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(signal));
  }
}
