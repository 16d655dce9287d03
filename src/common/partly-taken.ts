import { RecordErrors } from './problem.js';

/** What came of several records that came together: what was made of those that are good, and why others are not. */
export class PartlyTaken<T> {
  constructor(
    readonly record: T,
    readonly errors?: RecordErrors,
  ) {}
}
