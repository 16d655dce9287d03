import type { INestApplicationContext } from '@nestjs/common';
import type { ParseArgsOptionsConfig } from 'node:util';

/** What a command was called with; a secret never comes as an argument but on standard input. */
export interface Input {
  positionals: readonly string[];
  options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  secret: () => Promise<string>;
}

export interface Command {
  /** The words that call it, such as `keys create`. */
  name: string;
  /** What follows the name, for people. */
  synopsis: string;
  summary: string;
  /** How many words must follow the name. */
  positionals: number;
  options: ParseArgsOptionsConfig;
  /** Answers what is printed: an object or an array of them. */
  run(services: INestApplicationContext, input: Input): Promise<unknown>;
}

/** The command was called wrongly; the message says how it is called. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
