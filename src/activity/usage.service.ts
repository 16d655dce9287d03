import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { KeyActivity } from './key-activity.js';
import { UsageQuery } from './usage.dto.js';
import { instant, stepsOf, UsageRange, usageRange } from './usage-range.js';
import { UsageCounted, UsageView } from './usage.view.js';

/** How the calls of a key went. */
@Injectable()
export class UsageService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly activity: KeyActivity,
  ) {}

  /** What this node has seen until now is in it; other nodes tell of theirs within seconds. 404 for an unknown key. */
  async of(keyId: number, query: UsageQuery): Promise<UsageView> {
    const range = usageRange(query, Date.now());
    await this.activity.flush();
    return this.scope.run(async (manager) => {
      const values = [this.scope.companyId, keyId, range.from / 1000, range.to / 1000];
      const [key] = await manager.query<unknown[]>(KEY, values.slice(0, 2));
      if (!key) throw new Problem('not_found');
      return {
        by: range.by,
        from: instant(range.from),
        to: instant(range.to),
        ...(await series(manager, values, range)),
        addresses: await manager.query(sharesBy('address'), values),
        routes: await manager.query(sharesBy('route'), values),
      };
    });
  }
}

async function series(manager: EntityManager, values: unknown[], range: UsageRange) {
  const counted = await manager.query<(UsageCounted & { second: number })[]>(STEPS, [
    ...values,
    range.step / 1000,
  ]);
  const bySecond = new Map(counted.map(({ second, ...counts }) => [second, counts]));
  const steps = stepsOf(range).map((at) => ({
    at: instant(at),
    ...(bySecond.get(at / 1000) ?? { calls: 0, errors: 0, refusals: 0 }),
  }));
  const total = (name: keyof UsageCounted) => counted.reduce((sum, counts) => sum + counts[name], 0);
  const totals = { calls: total('calls'), errors: total('errors'), refusals: total('refusals') };
  return { totals, series: steps };
}

const KEY = 'SELECT id FROM api_keys WHERE company_id = $1 AND id = $2';

const COUNTS =
  'sum(calls)::bigint AS calls, sum(errors)::bigint AS errors, sum(refusals)::bigint AS refusals';

const IN_RANGE = `FROM api_key_usage
  WHERE company_id = $1 AND api_key_id = $2 AND minute >= to_timestamp($3) AND minute < to_timestamp($4)`;

/** A step is as many seconds since the epoch as are a multiple of its length. */
const STEPS = `
  SELECT (floor(extract(epoch FROM minute) / $5::integer) * $5)::bigint AS second, ${COUNTS} ${IN_RANGE} GROUP BY 1`;

const sharesBy = (column: 'address' | 'route') => `
  SELECT nullif(${column}, '') AS ${column}, ${COUNTS}, max(last_at) AS last_at ${IN_RANGE}
  GROUP BY ${column} ORDER BY sum(calls) DESC, ${column} LIMIT 100`;
