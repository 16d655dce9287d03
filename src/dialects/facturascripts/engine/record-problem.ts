import { Problem, ProblemCode, ProblemOptions } from '../../../common/problem.js';

/** What went wrong with a record, which this dialect tells as `{error, data?}`, unlike access and routing. */
export class RecordProblem extends Problem {
  constructor(
    code: ProblemCode,
    /** In the words of the original. */
    readonly text: string,
    /** The record that was there or was attempted. */
    readonly data: object | undefined,
    options: ProblemOptions = {},
  ) {
    super(code, options);
  }
}
