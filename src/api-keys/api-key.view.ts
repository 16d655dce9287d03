import { AccessRow } from '../access/grants.js';
import { ApiKey } from './api-key.entity.js';
import { KeyStatus } from './api-key.dto.js';
import { storedGrants } from './key-grants.js';

/** A key's row with what is computed beside it. */
export interface ApiKeyRow extends ApiKey {
  status: KeyStatus;
  access: AccessRow[];
}

export interface ApiKeyView extends Omit<
  ApiKeyRow,
  'company_id' | 'digest' | 'legacy_hash' | 'generation' | 'rate_limit_calls' | 'rate_limit_seconds'
> {
  /** WHMDC's name for `prefix`. */
  key_prefix: string;
  permissions: string[];
  rate_limit: { calls: number; seconds: number } | null;
}

/** A key that was just made: the only answer that ever holds its token. */
export interface IssuedApiKeyView extends ApiKeyView {
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
