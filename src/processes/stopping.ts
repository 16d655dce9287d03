import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from 'pino';

/** How long requests in flight may take once the server is asked to stop. */
export const DRAIN_MS = 15_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends this process on a signal that asks for it, with 0 where `close` answers that all was finished; asking again
 * changes nothing. Answers how to ask without a signal.
 */
export function stopWhenAsked(
  logger: Logger,
  close: (signal: NodeJS.Signals) => Promise<boolean>,
): (signal: NodeJS.Signals) => void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    logger.info(`${signal}: finishing the requests in flight`);
    const finished = await close(signal);
    logger.info('stopped');
    process.exit(finished ? 0 : 1);
  };
  for (const signal of SIGNALS) process.on(signal, () => void stop(signal));
  return (signal) => void stop(signal);
}

/** Whether `closing` succeeds within the time that requests in flight have. */
export function finishes(closing: Promise<unknown>, logger: Logger): Promise<boolean> {
  const closed = closing.then(
    () => true,
    (error: unknown) => {
      logger.error(`not closed: ${String(error)}`);
      return false;
    },
  );
  return Promise.race([closed, delay(DRAIN_MS, false, { ref: false })]);
}
