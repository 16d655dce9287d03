import { Table } from '../tables/table.js';

/** True for what holds a secret beside what is shown: nothing is found or ordered by it, or it could be guessed. */
export function holdsSecrets(table: Table, column: string): boolean {
  return table.name === 'settings' && column === 'properties';
}

/** A record without the password in the JSON of a setting, which is kept and never shown (facts, 2.8). */
export function withoutSecrets(table: Table, record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      holdsSecrets(table, name) && typeof value === 'string' ? withoutPassword(value) : value,
    ]),
  );
}

function withoutPassword(text: string): string {
  const properties = parsed(text);
  if (typeof properties !== 'object' || properties === null || !('password' in properties)) return text;
  const { password: _hidden, ...shown } = properties;
  return JSON.stringify(shown);
}

/** Text that is no JSON is not a setting of the original, and has no password. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
