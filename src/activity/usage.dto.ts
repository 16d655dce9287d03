import { IsIn, IsOptional } from 'class-validator';
import { IsInstant } from '../common/validation.js';

export const USAGE_STEPS = ['minute', 'hour', 'day'] as const;
export type UsageStep = (typeof USAGE_STEPS)[number];

export class UsageQuery {
  /** How long a step of the series is: `hour` when absent. Days are those of UTC. */
  @IsOptional()
  @IsIn(USAGE_STEPS)
  by?: UsageStep;

  /** Where the series begins; by minute at most 24 hours, by hour 31 days and by day 90 days before its end. */
  @IsOptional()
  @IsInstant()
  from?: string;

  /** Where it ends; now when absent. */
  @IsOptional()
  @IsInstant()
  to?: string;
}
