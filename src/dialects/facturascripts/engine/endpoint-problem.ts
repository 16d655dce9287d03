import { Problem, ProblemCode, ProblemOptions } from '../../../common/problem.js';

/** What a special endpoint refuses, told by the original's own machine string (facts, section 3). */
export class EndpointProblem extends Problem {
  constructor(
    code: ProblemCode,
    readonly said: string,
    options: ProblemOptions = {},
    /** In words for people, where there are any. */
    readonly words: string = said,
  ) {
    super(code, options);
  }
}
