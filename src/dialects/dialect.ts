import { Door } from '../access/door.js';
import { Language, Problem } from '../common/problem.js';

/** What a dialect may know of a request when it writes an answer. */
export interface AnswerContext {
  requestId: string;
  language: Language;
  /** The `Accept` header. */
  accept: string;
}

export interface Rendered {
  status: number;
  contentType: string;
  headers?: Readonly<Record<string, string>>;
  body: unknown;
}

/** One product's wire contract over the same features: which paths it owns, who gets in, how it speaks. */
export interface Dialect {
  readonly name: string;
  readonly door: Door;
  /** True where pages of any origin may call, with keys alone, and forms are read as well as JSON. */
  readonly open: boolean;
  owns(path: string): boolean;
  renderProblem(problem: Problem, context: AnswerContext): Rendered;
  /** What goes on the wire for a handler's result; `message` is what the route declares with @Says(). */
  renderResult(result: unknown, message: string | undefined): unknown;
}
