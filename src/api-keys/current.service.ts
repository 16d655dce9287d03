import { Injectable } from '@nestjs/common';
import { callingPrincipal } from '../access/calling-principal.js';
import { heldGrants } from '../access/holdings.js';
import { neverKind, Principal } from '../access/principal.js';
import { limitsFor } from '../access/throttle/limits.js';
import { frozen } from '../common/frozen.js';
import { toTheSecond } from '../common/moments.js';
import { Config } from '../config/config.js';
import { CompanyScope } from '../database/company-scope.js';
import { endOf } from '../web-sessions/session-life.js';
import { CurrentKey, CurrentView } from './current.view.js';

/** A key's columns are null where the caller has none. */
type CurrentRow = CurrentKey & { company_uuid: string; company_name: string };

/** What follows from the principal alone. */
type Standing = Pick<
  CurrentView,
  'permissions' | 'access' | 'allow_ips' | 'limits' | 'acting_user' | 'policy'
>;

/** Tells callers who they are. */
@Injectable()
export class CurrentService {
  /** Frozen, for the calls of a principal share it: to work out all that it may do costs more than to read its row. */
  private readonly standings = new WeakMap<Principal, Readonly<Standing>>();

  constructor(
    private readonly scope: CompanyScope,
    private readonly config: Config,
  ) {}

  /** One statement. Everything that decides comes from the principal that the call was judged by. */
  async describe(remembered: Principal, address: string): Promise<CurrentView> {
    const { kind, companyId } = remembered;
    const { company_uuid, company_name, ...key } = await this.read(companyId, keyOf(remembered));
    // The statement may have found that the caller is not any more what this node remembered.
    const principal = callingPrincipal();
    const { permissions, access, allow_ips, limits, acting_user, policy } = this.standingOf(
      principal,
      address,
    );
    return {
      kind,
      company: { id: companyId, uuid: company_uuid, name: company_name },
      key: keyOf(principal) === null ? null : key,
      permissions,
      access,
      allow_ips,
      limits,
      expires_at: endOfCredential(principal, key),
      acting_user,
      policy,
    };
  }

  private standingOf(principal: Principal, address: string): Readonly<Standing> {
    const known = this.standings.get(principal);
    if (known) return known;
    const standing = frozen(this.workOut(principal, address));
    this.standings.set(principal, standing);
    return standing;
  }

  private workOut(principal: Principal, address: string): Standing {
    const { actingUser, policy } = principal;
    const grants = heldGrants(principal);
    return {
      permissions: [...grants.permissions(), ...('permissions' in principal ? principal.permissions : [])],
      access: grants.rows(),
      allow_ips: 'allowlist' in principal ? [...principal.allowlist.entries] : [],
      limits: this.limits(principal, address),
      acting_user: { ...actingUser },
      policy: { key_deletes: policy.keyDeletes, key_management: policy.keyManagement },
    };
  }

  private async read(companyId: number, keyId: number | null): Promise<CurrentRow> {
    const [row] = await this.scope.read<CurrentRow>({ text: CURRENT, values: [companyId, keyId] });
    return row!;
  }

  /** How much they let through; against which address they count is not told. */
  private limits(principal: Principal, ip: string): CurrentView['limits'] {
    const limits = limitsFor({ principal, ip }, { kind: 'authenticated' }, this.config.rateLimits);
    const applying = limits.map(({ name, calls, seconds }) => [name, { calls, seconds }] as const);
    return { key: null, company: null, address: null, ...Object.fromEntries(applying) };
  }
}

const keyOf = (principal: Principal) => ('keyId' in principal ? principal.keyId : null);

function endOfCredential(principal: Principal, key: CurrentKey): string | null {
  switch (principal.kind) {
    case 'api-key':
      return key.expires_at;
    case 'session-token':
      return toTheSecond(principal.expiresAt);
    case 'web-session':
      return endOf(principal.startedAt, principal.lastUsedAt).toISOString();
    case 'global-key':
      return null;
    default:
      return neverKind(principal);
  }
}

const CURRENT = `
  SELECT c.uuid AS company_uuid, c.name AS company_name,
    k.id, k.uuid, k.name, k.prefix, k.format, k.created_at, k.expires_at
  FROM companies c LEFT JOIN api_keys k ON k.company_id = c.id AND k.id = $2
  WHERE c.id = $1`;
