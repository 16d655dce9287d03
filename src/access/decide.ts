import { ProblemCode } from '../common/problem.js';
import { Principal } from './principal.js';
import { RoutePolicy } from './route-policy.js';
import { Rule, RULES } from './rules.js';

/** A key that was recognised, whatever became of it. */
export interface KeyOfCompany {
  companyId: number;
  keyId: number;
}

/** What authentication found: nobody, somebody refused (and the key, where its secret was right), or the principal. */
export type Caller = { principal: Principal } | { refusal: ProblemCode; key?: KeyOfCompany };

/** Where a browser says the call comes from, judged against the allowed origins. */
export type OriginStanding = 'allowed' | 'foreign' | 'absent';

/** Everything that a judgement depends on; nothing else may influence it. */
export interface Call {
  apiEnabled: boolean;
  caller: Caller;
  policy: RoutePolicy;
  /** The HTTP method, upper case. */
  method: string;
  /** The client's address as the trusted proxies tell it. */
  address: string;
  origin: OriginStanding;
  /** True on dialects that check the origin of calls with a key too, once the call names one. */
  originBindsKeys: boolean;
}

/** A refusal, and the rule that it comes from. */
export interface Judgement {
  code: ProblemCode;
  rule: Rule;
}

/**
 * The one judgement of a call: `undefined` allows it, a code refuses it. The order of the rules is the
 * contract (docs/access-model.md): the first that matches answers. Limits are counted after this.
 */
export function decide(call: Call): ProblemCode | undefined {
  return judge(call)?.code;
}

/** The same, with the rule that refuses. */
export function judge(call: Call): Judgement | undefined {
  for (const rule of RULES) {
    const code = rule.refuse(call);
    if (code) return { code, rule };
  }
  return undefined;
}
