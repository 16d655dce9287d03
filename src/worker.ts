import { greeting, openDoors, toStdout } from './demo/greeting.js';
import { FromWorker, Handover, ToWorker } from './processes/messages.js';
import { processLog } from './processes/process-log.js';
import { Serving } from './processes/serving.js';
import { stopWhenAsked } from './processes/stopping.js';

/** Ends with its primary, however that ends: node:cluster ends a worker that has lost it. */
let stop: ((signal: NodeJS.Signals) => void) | undefined;

process.on('message', (message: ToWorker) => {
  if ('config' in message) stop = serve(message);
  else if ('stop' in message) stop?.(message.stop);
});

/** Begins to serve; answers how to ask it to stop. */
function serve({ config, database, tells }: Handover): (signal: NodeJS.Signals) => void {
  const logger = processLog(config);
  const serving = new Serving(config, logger, {
    open: () => Promise.resolve({ ...database, close: () => Promise.resolve() }),
    welcome: async (app) => {
      await openDoors(app, config, tells ? toStdout : () => undefined);
      tell({ ready: await greeting(app, config, database.place) });
    },
  });
  const stopServing = stopWhenAsked(logger, () => serving.stop());
  serving.start().catch(async (error: unknown) => {
    await serving.abandon();
    tell({ failed: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
  });
  return stopServing;
}

function tell(message: FromWorker, told?: () => void): void {
  process.send!(message, undefined, undefined, told);
}
