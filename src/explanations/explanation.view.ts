import { ApiProperty } from '@nestjs/swagger';
import { Judgement } from '../access/decide.js';
import { Rule } from '../access/rules.js';
import { PROBLEMS } from '../common/problem.js';
import type { ProblemCode } from '../common/problem.js';
import { describeAccess, grantsOf, RouteAccess } from '../http/route-access.js';

export class ExplainedRule {
  number: number;
  name: string;

  /** When the rule refuses. */
  text: string;
}

export class ExplainedRoute {
  method: string;

  /** As it is declared: `/api/v1/invoices/:id`. */
  path: string;

  policy: string;
}

/** What would become of a call before its route is run. */
export class ExplanationView {
  allowed: boolean;

  /** Why it would be refused; null where it would not. */
  @ApiProperty({ type: String, nullable: true })
  code: ProblemCode | null;

  /** The status of that refusal; 200 where the call would be let in, whatever its route then says. */
  status: number;

  /** The rule that refuses it; null where none does. */
  rule: ExplainedRule | null;

  /** What serves the path; null where nothing does. */
  route: ExplainedRoute | null;

  /** Grants of which any one opens the route. */
  needs: string[];
}

/** A route that is served, by the method that is asked about. */
export type ServedRoute = Pick<RouteAccess, 'method' | 'path' | 'policy'>;

export function explanationOf(
  route: ServedRoute | undefined,
  judgement: Judgement | undefined,
): ExplanationView {
  const code = judgement?.code ?? (route ? null : 'not_found');
  return {
    allowed: code === null,
    code,
    status: code === null ? 200 : PROBLEMS[code].status,
    rule: judgement ? ruleView(judgement.rule) : null,
    route: route ? { method: route.method, path: route.path, policy: describeAccess(route).policy } : null,
    needs: route ? grantsOf(route) : [],
  };
}

function ruleView({ number, name, text }: Rule): ExplanationView['rule'] {
  return { number, name, text };
}
