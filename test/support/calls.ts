import { Allowlist } from '../../src/access/allowlist.js';
import { Call } from '../../src/access/decide.js';
import { Grants } from '../../src/access/grants.js';
import {
  ApiKeyPrincipal,
  CompanyPolicy,
  GlobalKeyPrincipal,
  Principal,
  SessionTokenPrincipal,
  WebSessionPrincipal,
} from '../../src/access/principal.js';
import { Role } from '../../src/access/roles.js';

export const CLOSED: CompanyPolicy = { keyDeletes: 'forbidden', keyManagement: 'web-session' };
export const OPEN: CompanyPolicy = { keyDeletes: 'granted', keyManagement: 'granted' };

const OF_KEY = {
  companyId: 1,
  policy: CLOSED,
  keyId: 1,
  generation: 1,
  grants: Grants.full(),
  ceilings: [] as readonly Role[],
  allowlist: Allowlist.parse([]),
  rateLimit: undefined,
  actingUser: { id: 1, role: 'proprietor' as Role },
};

/** A key with full access and no limits of its own, in a company whose policy is closed; `values` say what differs. */
export const apiKey = (values: Partial<ApiKeyPrincipal> = {}): ApiKeyPrincipal => ({
  ...OF_KEY,
  kind: 'api-key',
  format: 'keyid',
  ...values,
});

export const sessionToken = (values: Partial<SessionTokenPrincipal> = {}): SessionTokenPrincipal => ({
  ...OF_KEY,
  kind: 'session-token',
  expiresAt: Date.now() + 60_000,
  ...values,
});

export const globalKey = (values: Partial<GlobalKeyPrincipal> = {}): GlobalKeyPrincipal => ({
  kind: 'global-key',
  companyId: 1,
  policy: CLOSED,
  actingUser: { id: 1, role: 'proprietor' },
  ...values,
});

export const person = (role: Role, values: Partial<WebSessionPrincipal> = {}): WebSessionPrincipal => ({
  kind: 'web-session',
  companyId: 1,
  policy: CLOSED,
  sessionId: '00000000-0000-4000-8000-000000000001',
  actingUser: { id: 1, role },
  permissions: [],
  generation: 1,
  startedAt: 0,
  lastUsedAt: 0,
  ...values,
});

/** A call that is allowed: this principal reads invoices. `values` say what differs. */
export const callBy = (principal: Principal, values: Partial<Call> = {}): Call => ({
  apiEnabled: true,
  caller: { principal },
  policy: { kind: 'resource', resource: 'invoices' },
  method: 'GET',
  address: '192.0.2.1',
  origin: 'absent',
  originBindsKeys: false,
  ...values,
});
