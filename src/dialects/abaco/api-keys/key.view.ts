import { CreateApiKeyDto } from '../../../api-keys/api-key.dto.js';
import { ApiKeyView, IssuedApiKeyView } from '../../../api-keys/api-key.view.js';
import { moment } from '../wire.js';
import { CreateIntegrationKeyDto } from './key.dto.js';

export function keyView(key: ApiKeyView) {
  return {
    id: key.id,
    name: key.name,
    keyId: key.prefix,
    status: key.status,
    permissions: key.permissions,
    fullAccess: key.full_access,
    allowIps: key.allow_ips,
    expiresAt: key.expires_at && moment(key.expires_at),
    createdAt: moment(key.created_at),
  };
}

/** A key that was just made, with all that its client needs; the first colon ends the Key ID (seed). */
export function issuedKeyView(key: IssuedApiKeyView, endpoint: string) {
  const { token } = key;
  return { ...keyView(key), endpoint, secret: token.slice(token.indexOf(':') + 1), token };
}

/** Only a request that says nothing of permissions means all of them. */
export function keyAsked({
  name,
  expiresAt,
  allowIps,
  permissions,
}: CreateIntegrationKeyDto): CreateApiKeyDto {
  return {
    name,
    format: 'keyid',
    expires_at: expiresAt,
    allow_ips: allowIps,
    ...(permissions === undefined ? { full_access: true } : { permissions }),
  };
}
