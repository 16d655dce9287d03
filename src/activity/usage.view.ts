import { ApiProperty } from '@nestjs/swagger';
import { USAGE_STEPS } from './usage.dto.js';
import type { UsageStep } from './usage.dto.js';

export class UsageCounted {
  calls: number;

  /** Answered with 4xx or 5xx, but for refusals. */
  errors: number;

  /** Answered with 401, 403 or 429. */
  refusals: number;
}

export class UsageOfStep extends UsageCounted {
  /** When the step begins. */
  at: string;
}

export class UsageFromAddress extends UsageCounted {
  /** Null stands for those of minutes that had too many to be told apart. */
  address: string | null;

  last_at: string;
}

export class UsageOfRoute extends UsageCounted {
  /** The method and the path as it is declared; null as with addresses. */
  route: string | null;

  last_at: string;
}

export class UsageView {
  @ApiProperty({ enum: USAGE_STEPS })
  by: UsageStep;

  /** The beginning of the first step. */
  from: string;

  /** The end of the last step. */
  to: string;

  totals: UsageCounted;

  /** Every step in the range, those without calls too. */
  series: UsageOfStep[];

  /** The hundred with most calls. */
  addresses: UsageFromAddress[];

  /** The hundred with most calls. */
  routes: UsageOfRoute[];
}
