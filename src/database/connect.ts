import { DataSource } from 'typeorm';
import { dataSourceOn } from './data-source.js';

/** Nobody answers at a URL, or whoever does lets us not in; the message never shows the password. */
export class UnreachableDatabaseError extends Error {
  constructor(url: string, cause: unknown) {
    const { host, username, pathname } = new URL(url);
    super(
      `No connection to the database "${decodeURIComponent(pathname.slice(1))}" on ${host} ` +
        `as "${decodeURIComponent(username)}" (${reasonOf(cause)}): check DATABASE_URL and DATABASE_OWNER_URL.`,
      { cause },
    );
    this.name = 'UnreachableDatabaseError';
  }
}

/** A connected data source; whoever connects destroys it. Rejects with a sentence for the operator. */
export async function connect(url: string, poolSize: number): Promise<DataSource> {
  try {
    return await dataSourceOn(url, poolSize).initialize();
  } catch (error) {
    throw new UnreachableDatabaseError(url, error);
  }
}

/** A name with several addresses fails once for each, in an error that has no words of its own. */
function reasonOf(error: unknown): string {
  const errors = error instanceof AggregateError ? (error.errors as Error[]) : [error as Error];
  return errors.map(({ message }) => message).join(', ');
}
