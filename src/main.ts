import { Logger } from 'pino';
import { Config } from './config/config.js';
import { loadConfig } from './config/environment.js';
import { openDatabase } from './database/open-database.js';
import { processLog } from './processes/process-log.js';
import { Service } from './processes/service.js';
import { stopWhenAsked } from './processes/stopping.js';

let service: Service | undefined;

try {
  const config = loadConfig();
  const logger = processLog(config);
  const own = (service = await serviceOf(config, logger));
  stopWhenAsked(logger, (signal) => own.stop(signal));
  await own.start();
} catch (error) {
  // For the operator's eyes: the sentence says what to mend, a stack would only hide it.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await service?.abandon();
  process.exit(1);
}

/** The first of several processes only looks after the others, and loads nothing of the application. */
async function serviceOf(config: Config, logger: Logger): Promise<Service> {
  if (config.processes > 1) {
    const { Primary } = await import('./processes/primary.js');
    return new Primary(config, logger);
  }
  const [{ Serving }, { greet }] = await Promise.all([
    import('./processes/serving.js'),
    import('./demo/greeting.js'),
  ]);
  return new Serving(config, logger, { open: openDatabase, welcome: greet });
}
