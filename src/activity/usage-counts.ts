import { AnsweredCall, isRefusal } from '../access/answered-call.js';

const MINUTE_MS = 60_000;
/** Pairs of route and address that a key's minute tells apart; what comes after them is counted under neither. */
const PAIRS_PER_MINUTE = 50;
/** How long counts that the database does not take are held on to. */
const HELD_MS = 60 * MINUTE_MS;

/** What a key was used for within a minute, by one route and from one address; both are empty for the rest. */
export interface UsageRow {
  company_id: number;
  key_id: number;
  minute: string;
  route: string;
  address: string;
  calls: number;
  errors: number;
  refusals: number;
  last_at: string;
}

interface MinuteOfKey {
  /** When it is over, in milliseconds since the epoch. */
  ends: number;
  /** By route and address, those with nothing new too: they keep their place while the minute lasts. */
  pairs: Map<string, UsageRow>;
}

/** Counts calls in memory until they are taken to be written. Totals are exact, whatever the limit on pairs. */
export class UsageCounts {
  private readonly minutes = new Map<string, MinuteOfKey>();

  /** `keyId` is that of the call; `at` is in milliseconds since the epoch. */
  count({ companyId, route, address, status }: AnsweredCall, keyId: number, at: number): void {
    const refusals = isRefusal(status) ? 1 : 0;
    this.add({
      company_id: companyId,
      key_id: keyId,
      minute: new Date(at - (at % MINUTE_MS)).toISOString(),
      route,
      address,
      calls: 1,
      errors: status >= 400 && !refusals ? 1 : 0,
      refusals,
      last_at: new Date(at).toISOString(),
    });
  }

  /** What was counted since the last time; minutes that are over are forgotten. */
  take(now: number): UsageRow[] {
    const taken: UsageRow[] = [];
    for (const [name, minute] of this.minutes) {
      for (const [pair, row] of minute.pairs) {
        if (row.calls === 0) continue;
        taken.push(row);
        minute.pairs.set(pair, { ...row, calls: 0, errors: 0, refusals: 0 });
      }
      if (minute.ends <= now) this.minutes.delete(name);
    }
    return taken;
  }

  /** Counts rows again that could not be written. Answers how many were too old for that. */
  giveBack(rows: readonly UsageRow[], now: number): number {
    const held = rows.filter(({ minute }) => Date.parse(minute) > now - HELD_MS);
    for (const row of held) this.add(row);
    return rows.length - held.length;
  }

  private add(row: UsageRow): void {
    const { pairs } = this.minuteOf(row);
    const place = placeOf(row, pairs);
    const { route, address } = place;
    const counted = pairs.get(place.name);
    pairs.set(place.name, counted ? sum(counted, row) : { ...row, route, address });
  }

  private minuteOf({ key_id, minute }: UsageRow): MinuteOfKey {
    const name = `${key_id} ${minute}`;
    const known = this.minutes.get(name);
    if (known) return known;
    const made = { ends: Date.parse(minute) + MINUTE_MS, pairs: new Map<string, UsageRow>() };
    this.minutes.set(name, made);
    return made;
  }
}

function placeOf({ route, address }: UsageRow, pairs: ReadonlyMap<string, UsageRow>) {
  const name = `${route} ${address}`;
  const hasPlace = pairs.has(name) || pairs.size < PAIRS_PER_MINUTE;
  return hasPlace ? { name, route, address } : { name: ' ', route: '', address: '' };
}

function sum(one: UsageRow, other: UsageRow): UsageRow {
  return {
    ...one,
    calls: one.calls + other.calls,
    errors: one.errors + other.errors,
    refusals: one.refusals + other.refusals,
    last_at: one.last_at > other.last_at ? one.last_at : other.last_at,
  };
}
