import { ApiProperty, PickType } from '@nestjs/swagger';
import { PRINCIPAL_KINDS } from '../access/principal.js';
import type { Principal } from '../access/principal.js';
import { ROLES } from '../access/roles.js';
import type { Role } from '../access/roles.js';
import { RateLimitDto } from './api-key.dto.js';
import { ApiAccessView, ApiKeyView } from './api-key.view.js';

/** The key behind a caller, as far as the caller may know its own. */
export class CurrentKey extends PickType(ApiKeyView, [
  'id',
  'uuid',
  'name',
  'prefix',
  'format',
  'created_at',
  'expires_at',
]) {}

export class CurrentCompany {
  id: number;
  uuid: string;
  name: string;
}

/** Calls per seconds; null where none applies. */
export class CurrentLimits {
  key: RateLimitDto | null;
  company: RateLimitDto | null;
  address: RateLimitDto | null;
}

/** In whose name the caller acts. */
export class CurrentActingUser {
  id: number;

  @ApiProperty({ enum: ROLES })
  role: Role;
}

export class CurrentPolicy {
  key_deletes: string;
  key_management: string;
}

/** A caller as the server sees it, and what that lets it do. */
export class CurrentView {
  @ApiProperty({ enum: PRINCIPAL_KINDS })
  kind: Principal['kind'];

  company: CurrentCompany;

  /** Null for people and for the key of the installation, which has no row. */
  key: CurrentKey | null;

  /** What is left once roles and narrowing have taken away; granular permissions of people after the grants. */
  permissions: string[];

  access: ApiAccessView[];

  /** Addresses and CIDRs; empty for all. */
  @ApiProperty({ type: [String] })
  allow_ips: readonly string[];

  limits: CurrentLimits;

  /** When this credential ends by itself: of a session token its own end, of a person the session's. */
  expires_at: string | null;

  acting_user: CurrentActingUser;

  policy: CurrentPolicy;
}
