import { invalid } from '../common/problem.js';
import { UsageQuery, UsageStep } from './usage.dto.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Span {
  step: number;
  /** What is answered where nobody says from when. */
  usual: number;
  longest: number;
  words: string;
}

const SPANS: Readonly<Record<UsageStep, Span>> = {
  minute: { step: 60_000, usual: HOUR_MS, longest: DAY_MS, words: '24 hours' },
  hour: { step: HOUR_MS, usual: DAY_MS, longest: 31 * DAY_MS, words: '31 days' },
  day: { step: DAY_MS, usual: 30 * DAY_MS, longest: 90 * DAY_MS, words: '90 days' },
};

/** Whole steps from `from` until before `to`, both in milliseconds since the epoch. */
export interface UsageRange {
  by: UsageStep;
  from: number;
  to: number;
  step: number;
}

/**
 * The steps that a query asks for, from the one that its beginning lies in to the one before its end.
 * @throws Problem validation_failed: `to` before_from, `from` range_too_long
 */
export function usageRange({ by = 'hour', ...query }: UsageQuery, now: number): UsageRange {
  const { step, usual, longest, words } = SPANS[by];
  const to = query.to === undefined ? now : Date.parse(query.to);
  const from = query.from === undefined ? to - usual : Date.parse(query.from);
  if (from >= to) throw invalid('to', 'before_from', 'to must be after from');
  if (to - from > longest)
    throw invalid('from', 'range_too_long', `by ${by} a range has at most ${words}; ask for a part of it`);
  return { by, from: Math.floor(from / step) * step, to: Math.ceil(to / step) * step, step };
}

/** When each step begins. */
export function stepsOf({ from, to, step }: UsageRange): number[] {
  return Array.from({ length: (to - from) / step }, (_, index) => from + index * step);
}

/** ISO 8601 in UTC, to the second. */
export const instant = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
