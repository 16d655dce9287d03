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

/** Calls of one pair that were not taken yet; times are in milliseconds since the epoch. */
interface Counted {
  route: string;
  address: string;
  calls: number;
  errors: number;
  refusals: number;
  lastAt: number;
}

interface MinuteOfKey {
  companyId: number;
  keyId: number;
  /** When it begins, in milliseconds since the epoch. */
  at: number;
  /** By route and address, those with nothing new too: they keep their place while the minute lasts. */
  pairs: Map<string, Counted>;
}

/** Counts calls in memory until they are taken to be written. Totals are exact, whatever the limit on pairs. */
export class UsageCounts {
  private readonly minutes = new Map<string, MinuteOfKey>();

  /** `keyId` is that of the call; `at` is in milliseconds since the epoch. */
  count({ companyId, route, address, status }: AnsweredCall, keyId: number, at: number): void {
    const counted = this.placeOf(companyId, keyId, at - (at % MINUTE_MS), route, address);
    counted.calls += 1;
    if (isRefusal(status)) counted.refusals += 1;
    else if (status >= 400) counted.errors += 1;
    counted.lastAt = Math.max(counted.lastAt, at);
  }

  /** What was counted since the last time; minutes that are over are forgotten. */
  take(now: number): UsageRow[] {
    const taken: UsageRow[] = [];
    for (const [name, minute] of this.minutes) {
      for (const counted of minute.pairs.values()) {
        if (counted.calls === 0) continue;
        taken.push(rowOf(minute, counted));
        Object.assign(counted, NOTHING);
      }
      if (minute.at + MINUTE_MS <= now) this.minutes.delete(name);
    }
    return taken;
  }

  /** Counts rows again that could not be written. Answers how many were too old for that. */
  giveBack(rows: readonly UsageRow[], now: number): number {
    const held = rows.filter(({ minute }) => Date.parse(minute) > now - HELD_MS);
    for (const row of held) {
      const counted = this.placeOf(
        row.company_id,
        row.key_id,
        Date.parse(row.minute),
        row.route,
        row.address,
      );
      counted.calls += row.calls;
      counted.errors += row.errors;
      counted.refusals += row.refusals;
      counted.lastAt = Math.max(counted.lastAt, Date.parse(row.last_at));
    }
    return rows.length - held.length;
  }

  /** Where calls of a key by this route and from this address are counted in the minute that begins at `at`. */
  private placeOf(companyId: number, keyId: number, at: number, route: string, address: string): Counted {
    const { pairs } = this.minuteOf(companyId, keyId, at);
    const name = `${route} ${address}`;
    return (
      pairs.get(name) ??
      (pairs.size < PAIRS_PER_MINUTE ? opened(pairs, name, route, address) : undefined) ??
      pairs.get(REST) ??
      opened(pairs, REST, '', '')
    );
  }

  private minuteOf(companyId: number, keyId: number, at: number): MinuteOfKey {
    const name = `${keyId} ${at}`;
    const known = this.minutes.get(name);
    if (known) return known;
    const made = { companyId, keyId, at, pairs: new Map<string, Counted>() };
    this.minutes.set(name, made);
    return made;
  }
}

const NOTHING = { calls: 0, errors: 0, refusals: 0, lastAt: 0 };

/** Under what the calls of those are counted that found no place. */
const REST = ' ';

function opened(pairs: Map<string, Counted>, name: string, route: string, address: string): Counted {
  const counted = { route, address, ...NOTHING };
  pairs.set(name, counted);
  return counted;
}

function rowOf({ companyId, keyId, at }: MinuteOfKey, { lastAt, ...counted }: Counted): UsageRow {
  return {
    company_id: companyId,
    key_id: keyId,
    minute: new Date(at).toISOString(),
    ...counted,
    last_at: new Date(lastAt).toISOString(),
  };
}
