import pg from 'pg';
import { EnteringClient } from './entering-client.js';

/** Texts that a connection has prepared: more than requests use often, and few enough for PostgreSQL's memory. */
const MOST_PREPARED = 200;
/** Texts that were seen once; the oldest is forgotten first. */
const MOST_REMEMBERED = 1_000;

type Query = (this: pg.Client, ...parameters: unknown[]) => unknown;

// Called with its client below.
// oxlint-disable-next-line unbound-method
const send = pg.Client.prototype.query as Query;

/**
 * pg's client, which has PostgreSQL parse and plan a text with parameters once for the connection: TypeORM sends every
 * statement unnamed, and planning one costs several times what running it does. A text is prepared at its second use,
 * for most of those that a request composes are never used again. Within the pool of the data source.
 */
export class PreparingClient extends EnteringClient {
  private readonly names = new Map<string, string>();
  private readonly seenOnce = new Set<string>();

  override query: pg.Client['query'] = ((...parameters: unknown[]) => {
    const [text, values, ...rest] = parameters;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0)
      return send.apply(this, parameters);
    const name = this.nameOf(text);
    return name === undefined
      ? send.apply(this, parameters)
      : send.call(this, { name, text, values }, ...rest);
  }) as pg.Client['query'];

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= MOST_PREPARED) return known;
    if (!this.seenOnce.delete(text)) {
      this.remember(text);
      return undefined;
    }
    const name = `prepared_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }

  private remember(text: string): void {
    if (this.seenOnce.size >= MOST_REMEMBERED) this.seenOnce.delete(this.seenOnce.values().next().value!);
    this.seenOnce.add(text);
  }
}
