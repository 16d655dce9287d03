import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { Command, Input, UsageError } from './cli/command.js';
import { COMPANY_COMMANDS } from './cli/company-commands.js';
import { readSecret } from './cli/input.js';
import { INSTALLATION_COMMANDS } from './cli/installation-commands.js';
import { KEY_COMMANDS } from './cli/key-commands.js';
import { forPeople, problemForPeople, usage } from './cli/output.js';
import { Problem } from './common/problem.js';
import { loadConfig } from './config/environment.js';
import { createContext } from './configure-app.js';
import { openDatabase } from './database/open-database.js';
import { NestLogger } from './http/nest-logger.js';

const COMMANDS = [...INSTALLATION_COMMANDS, ...COMPANY_COMMANDS, ...KEY_COMMANDS];
const STDERR = 2;

const words = process.argv.slice(2);
if (words[0] === 'serve') await import('./main.js');
else await main();

/** Runs one command. Exits with 1 for what cannot be done, and with 2 for a command that was called wrongly. */
async function main(): Promise<void> {
  try {
    const { command, input, json } = read();
    const answer = await inInstallation((services) => command.run(services, input));
    process.stdout.write(json ? `${JSON.stringify(answer)}\n` : forPeople(answer));
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const sentence = error instanceof Problem ? problemForPeople(error) : (error as Error).message;
    // Services that could not start completely would keep their connections, and the process with them.
    process.stderr.write(`${sentence}\n${isUsage ? usage(COMMANDS) : ''}`, () =>
      process.exit(isUsage ? 2 : 1),
    );
  }
}

function read(): { command: Command; input: Input; json: boolean } {
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, index) => words[index] === word));
  if (!command) throw new UsageError(words.length === 0 ? 'Which command?' : `There is no such command.`);
  const { values, positionals } = parse(command);
  const { json, ...options } = values;
  const input: Input = { positionals, options, secret: readSecret };
  return { command, input, json: json === true };
}

function parse({ name, options, positionals: expected }: Command) {
  try {
    const args = words.slice(name.split(' ').length);
    const parsed = parseArgs({
      args,
      options: { ...options, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (parsed.positionals.length === expected) return parsed;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  throw new UsageError(
    `${name} takes ${expected === 0 ? 'options only' : `${expected} word after its name`}`,
  );
}

async function inInstallation<T>(
  work: (services: Awaited<ReturnType<typeof createContext>>) => Promise<T>,
): Promise<T> {
  const config = loadConfig();
  const logger = new NestLogger(pino({ level: 'warn', base: undefined }, pino.destination(STDERR)));
  const database = await openDatabase(config);
  try {
    const services = await createContext(config, database.appUrl, logger);
    try {
      return await work(services);
    } finally {
      await services.close();
    }
  } finally {
    await database.close();
  }
}
