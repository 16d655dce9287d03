import type { UsageCounted } from '../api/generated/index.js';

/** What is counted of calls, and how it is drawn: told apart by the line as well as by its colour. */
export const COUNTS = [
  { name: 'calls', color: 'key.6', strokeDasharray: undefined },
  { name: 'errors', color: 'orange.6', strokeDasharray: '6 3' },
  { name: 'refusals', color: 'red.6', strokeDasharray: '2 3' },
] as const satisfies readonly {
  name: keyof UsageCounted;
  color: string;
  strokeDasharray: string | undefined;
}[];
