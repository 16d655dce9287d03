import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ApiAccess, ApiKey } from './api-key.entity.js';
import { KEY_STATUSES, RateLimitDto } from './api-key.dto.js';
import type { KeyStatus } from './api-key.dto.js';
import { storedGrants } from './key-grants.js';

/** What a key may do to one resource. */
export class ApiAccessView extends OmitType(ApiAccess, ['company_id', 'api_key_id', 'id']) {}

/** A key's row with what is computed beside it. */
export class ApiKeyRow extends ApiKey {
  @ApiProperty({ enum: KEY_STATUSES })
  status: KeyStatus;

  access: ApiAccessView[];
}

export class ApiKeyView extends OmitType(ApiKeyRow, [
  'company_id',
  'digest',
  'legacy_hash',
  'generation',
  'rate_limit_calls',
  'rate_limit_seconds',
]) {
  /** WHMDC's name for `prefix`. */
  key_prefix: string;

  /** The grants in WHMDC's spelling: `*`, `clients.*`, `invoices.read`. */
  permissions: string[];

  /** Calls per seconds; 0 calls for no limit; null for the installation's limit. */
  rate_limit: RateLimitDto | null;
}

/** A key that was just made: the only answer that ever holds its token. */
export class IssuedApiKeyView extends ApiKeyView {
  /** What the client sends. Shown once. */
  token: string;
  /** WHMDC's name for `token`. */
  key: string;
}

/** A key as it may be seen: its grants in both spellings, and nothing that proves it. */
export function apiKeyView(row: ApiKeyRow): ApiKeyView {
  const { rate_limit_calls: calls, rate_limit_seconds: seconds, ...shown } = row;
  return {
    ...shown,
    key_prefix: row.prefix,
    permissions: storedGrants(row).permissions(),
    rate_limit: calls === null || seconds === null ? null : { calls, seconds },
  };
}

export function issuedView(row: ApiKeyRow, token: string): IssuedApiKeyView {
  return { ...apiKeyView(row), token, key: token };
}
