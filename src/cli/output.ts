import { Problem } from '../common/problem.js';
import { Command } from './command.js';

/** An answer as lines of `name: value`; the records of a list stand apart. */
export function forPeople(answer: unknown): string {
  const records = [answer].flat() as object[];
  if (records.length === 0) return 'none\n';
  return records.map(linesOf).join('\n');
}

function linesOf(record: object): string {
  return Object.entries(record)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}\n`)
    .join('');
}

export function problemForPeople(problem: Problem): string {
  const details =
    problem.details?.map(({ field, code, message }) => `  ${message ?? `${field}: ${code}`}`) ?? [];
  return [`${problem.message} (${problem.code})`, ...details].join('\n');
}

export function usage(commands: readonly Command[]): string {
  const lines = commands.map(({ name, synopsis, summary }) => `  ${name} ${synopsis}\n      ${summary}`);
  return [
    'Usage: npm run -s llavero -- <command> [--json]',
    '  serve\n      the server, as npm start runs it',
    ...lines,
    '',
  ].join('\n');
}
