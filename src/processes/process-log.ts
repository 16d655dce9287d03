import { Logger, pino } from 'pino';
import { Config } from '../config/config.js';

/** The log; where there are several processes each line names its own. */
export function processLog({ logLevel, processes }: Config): Logger {
  return pino({ level: logLevel, base: processes > 1 ? { pid: process.pid } : undefined });
}
