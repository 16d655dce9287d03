import { Input, UsageError } from './command.js';

/** A value that must be there. */
export function required({ options }: Input, name: string): string {
  const value = options[name];
  if (typeof value !== 'string') throw new UsageError(`--${name} is missing`);
  return value;
}

/** An id of this installation, in an option or a word. */
export function idOf(text: string | undefined, what: string): number {
  if (!text || !/^[1-9]\d{0,14}$/.test(text)) throw new UsageError(`${what} is a number`);
  return Number(text);
}

/** `90s`, `15m`, `24h` or `7d` in seconds; a bare number is seconds. */
export function secondsOf(text: string): number {
  const [, count, unit = 's'] = /^(\d{1,9})([smhd])?$/.exec(text) ?? [];
  if (count === undefined) throw new UsageError('a time is written as 90s, 15m, 24h or 7d');
  return Number(count) * { s: 1, m: 60, h: 3600, d: 86_400 }[unit as 's' | 'm' | 'h' | 'd'];
}

/** The first line of standard input: where secrets come from. */
export async function readSecret(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Secret (then Enter): ');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    if ((chunk as Buffer).includes('\n')) break;
  }
  const line = Buffer.concat(chunks).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
  if (line === '') throw new UsageError('the secret is read from standard input, which was empty');
  return line;
}
