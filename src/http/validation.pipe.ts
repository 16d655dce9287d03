import { ArgumentMetadata, Injectable, Type, ValidationPipe } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { frozen } from '../common/frozen.js';
import { rememberRules } from '../common/remembered-rules.js';
import { problemOf } from '../common/validation.js';
import { bodyReader } from './plain-bodies.js';

const MOST_QUERIES = 1_000;
/** Longer ones, such as searches, hardly come again. */
const LONGEST_QUERY = 200;

/**
 * Checks bodies and queries by their DTO. What a DTO does not name is dropped, so no body can carry a company or
 * an id into a record. Single parameters are left as they came, for their own pipes: `Number` would read an id
 * in `0x1`, `1.0` and a blank.
 */
@Injectable()
export class BodiesAndQueries extends ValidationPipe {
  /** What was made of queries, which are few and come again and again; frozen, for requests share it. */
  private readonly queries = new LRUCache<string, object>({ max: MOST_QUERIES });
  private readonly numbers = new Map<Type, number>();

  constructor() {
    rememberRules();
    super({ transform: true, whitelist: true, stopAtFirstError: false, exceptionFactory: problemOf });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const query = this.addressOf(value, metadata);
    if (query === undefined) return asItIs(value, metadata) ?? super.transform(value, metadata);
    const known = this.queries.get(query);
    if (known) return known;
    const checked = frozen((await super.transform(value, metadata)) as object);
    this.queries.set(query, checked);
    return checked;
  }

  protected override transformPrimitive(value: unknown): unknown {
    return value;
  }

  /** What a DTO makes of a query depends on these two alone; undefined where it is not remembered. */
  private addressOf(value: unknown, { type, metatype, data }: ArgumentMetadata): string | undefined {
    if (type !== 'query' || data !== undefined || metatype === undefined || metatype === Object)
      return undefined;
    const number = this.numbers.get(metatype) ?? this.numbers.size;
    this.numbers.set(metatype, number);
    const text = JSON.stringify(value);
    return text.length > LONGEST_QUERY ? undefined : `${number} ${text}`;
  }
}

/** The body of a request that is right as it came; to look through it for what is wrong costs ten times as much. */
function asItIs(value: unknown, { type, metatype, data }: ArgumentMetadata): object | undefined {
  if (type !== 'body' || data !== undefined || metatype === undefined) return undefined;
  return bodyReader(metatype)?.(value);
}
