import { holds, isPerson } from '../access/holdings.js';
import { Grants } from '../access/grants.js';
import { neverKind, Principal } from '../access/principal.js';
import { ACTIONS, RESOURCE_NAMES } from '../access/resources.js';
import { Role, roleCovers } from '../access/roles.js';
import { Problem } from '../common/problem.js';
import { ApiKey } from './api-key.entity.js';
import { CreateApiKeyDto } from './api-key.dto.js';
import { KeyChange } from './key-grants.js';
import { limitsOf } from './made-keys.js';

/** Who makes or changes a key: a principal, or the operator of the installation, who holds everything. */
export type Maker = Principal | 'operator';

/** Refuses grants beyond what the maker holds; full access only comes from full access. */
export function refuseMoreThanHeld(maker: Maker, grants: Grants): void {
  if (maker === 'operator') return;
  const held = RESOURCE_NAMES.every((resource) =>
    ACTIONS.every((action) => !grants.allows(resource, action) || holds(maker, resource, action)),
  );
  if (!held || (grants.fullAccess && !holdsEverything(maker))) throw new Problem('grant_exceeds_maker');
}

function holdsEverything(maker: Principal): boolean {
  switch (maker.kind) {
    case 'api-key':
    case 'session-token':
      return maker.grants.fullAccess;
    case 'global-key':
    case 'web-session':
      return true;
    default:
      return neverKind(maker);
  }
}

/**
 * A key takes away and never adds: what it gave to another would outlive its own grants and limits. Not asked for the
 * keys that it made itself, which follow it in both.
 */
export function refuseWidening(maker: Maker, held: Grants, grants: Grants): void {
  if (maker !== 'operator' && !isPerson(maker) && !held.covers(grants)) {
    throw new Problem('grant_exceeds_maker');
  }
}

/** What a key may say about another key: its name and its grants. Everything else takes a person. */
const FOR_KEYS: ReadonlySet<string> = new Set<keyof CreateApiKeyDto | keyof KeyChange>([
  'access',
  'name',
  'permissions',
  'full_access',
  'format',
  'test',
]);

/**
 * Refuses what only people decide: where a key may be used from, how long, how often and in whose name, and
 * whether it is switched on again. A key that could say this of another would step out of its own limits.
 */
export function refuseBeyondKeys(maker: Maker, dto: KeyChange): void {
  if (maker === 'operator' || isPerson(maker)) return;
  const named = Object.entries(dto).filter(([, value]) => value !== undefined);
  const beyond = named.some(
    ([field, value]) => !FOR_KEYS.has(field) && !(field === 'enabled' && value === false),
  );
  if (beyond) throw new Problem('grant_exceeds_maker');
}

/** Nobody lets a key act for a person who holds more than they do. */
export function refuseHigherRole(maker: Maker, role: Role): void {
  if (maker !== 'operator' && !roleCovers(maker.actingUser.role, role))
    throw new Problem('grant_exceeds_maker');
}

/** The columns that tie a new key to its maker, and through it to the maker's own limits. */
export function descent(maker: Maker, makerKey: ApiKey | undefined): Partial<ApiKey> {
  if (maker === 'operator') return {};
  switch (maker.kind) {
    case 'api-key':
    case 'session-token':
      return {
        ...limitsOf(makerKey!),
        maker_user_id: makerKey!.maker_user_id,
        maker_key_id: maker.keyId,
      };
    case 'web-session':
      return { maker_user_id: maker.actingUser.id };
    case 'global-key':
      return {};
    default:
      return neverKind(maker);
  }
}
