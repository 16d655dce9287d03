import { ConsoleLogger, Logger, LoggerService } from '@nestjs/common';

/** Collects, instead of printing, what the product's loggers say, until `release` gives them back. */
export function recordLog(): { lines: string[]; release: () => void } {
  const lines: string[] = [];
  const say = (level: string) => (message: unknown) => void lines.push(`${level} ${String(message)}`);
  const recorder: LoggerService = {
    log: say('log'),
    warn: say('warn'),
    error: say('error'),
    debug: say('debug'),
    verbose: say('verbose'),
    fatal: say('fatal'),
  };
  Logger.overrideLogger(recorder);
  return { lines, release: () => Logger.overrideLogger(new ConsoleLogger()) };
}
