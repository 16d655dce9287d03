import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AnsweredCall, AnswerListener } from '../access/answered-call.js';
import { KeyUses } from '../access/key-uses.js';
import { PeriodicWrite } from '../database/periodic-write.js';
import { UsageCounts, UsageRow } from './usage-counts.js';

/** How often a node that writes usage forgets some of what is past its 90 days. */
const PURGE_MS = 3_600_000;

/** The last use of a key that the database does not know yet; `at` is in milliseconds of this process. */
interface Use {
  companyId: number;
  at: number;
  address: string;
}

/**
 * When and from where each key was last used, and how its calls went, minute by minute. A request only leaves a note
 * in memory; one statement writes what was noted, of all companies together. A change of activity is no change of the
 * key: its generation stays.
 */
@Injectable()
export class KeyActivity extends PeriodicWrite implements KeyUses, AnswerListener {
  private noted = new Map<number, Use>();
  private readonly counts = new UsageCounts();
  private purgeDue = 0;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  note(companyId: number, keyId: number, address: string): void {
    this.noted.set(keyId, { companyId, at: performance.now(), address });
  }

  answered(call: AnsweredCall): void {
    if (call.keyId !== undefined) this.counts.count(call, call.keyId, Date.now());
  }

  protected async write(): Promise<void> {
    const uses = this.noted;
    const usage = this.counts.take(Date.now());
    if (uses.size === 0 && usage.length === 0) return;
    this.noted = new Map();
    try {
      await this.purge();
      const left = new Set(await this.record(uses, usage));
      this.keep(uses, usage, (key) => left.has(key));
    } catch (error) {
      this.logger.warn(`the activity of ${uses.size} keys is not written yet: ${String(error)}`);
      this.keep(uses, usage, () => true);
    }
  }

  /** Before what was noted is written: a failure then leaves nothing written that is noted again. */
  private async purge(): Promise<void> {
    if (performance.now() < this.purgeDue) return;
    this.purgeDue = performance.now() + PURGE_MS;
    await this.dataSource.query('SELECT purge_key_usage()');
  }

  /** One statement; answers the keys that it could not write because another transaction held them. */
  private async record(uses: ReadonlyMap<number, Use>, usage: readonly UsageRow[]): Promise<number[]> {
    const now = performance.now();
    const activity = [...uses].map(([key_id, { companyId: company_id, at, address }]) => ({
      company_id,
      key_id,
      seconds_ago: (now - at) / 1000,
      address,
    }));
    const left = await this.dataSource.query<{ id: number }[]>('SELECT record_key_uses($1, $2) AS id', [
      JSON.stringify(activity),
      JSON.stringify(usage),
    ]);
    return left.map(({ id }) => id);
  }

  /** Notes again what was not written; of a key that was used since, its last use is that one. */
  private keep(
    uses: ReadonlyMap<number, Use>,
    usage: readonly UsageRow[],
    isLeft: (keyId: number) => boolean,
  ): void {
    for (const [key, use] of uses) if (isLeft(key) && !this.noted.has(key)) this.noted.set(key, use);
    const lost = this.counts.giveBack(
      usage.filter(({ key_id }) => isLeft(key_id)),
      Date.now(),
    );
    if (lost > 0)
      this.logger.error(`${lost} counts of calls could not be written for an hour: they are lost`);
  }
}
