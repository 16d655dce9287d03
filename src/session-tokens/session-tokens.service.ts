import { Injectable } from '@nestjs/common';
import { AccessRequest } from '../access/access-request.js';
import { KeyStanding, standingOf } from '../access/credential-caller.js';
import { CredentialStore } from '../access/credential-store.js';
import { AccessRow, Grants } from '../access/grants.js';
import { KeyOfCompany } from '../access/decide.js';
import { createSessionToken, parseToken } from '../access/key-format.js';
import { KeyUses } from '../access/key-uses.js';
import { Pepper } from '../access/pepper.js';
import { ApiKeyPrincipal } from '../access/principal.js';
import { Ban, Bans } from '../access/throttle/bans.js';
import { toTheSecond } from '../common/moments.js';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { addToken } from './session-token-rows.js';
import { ExchangeDto, LONGEST_SECONDS } from './session-token.dto.js';
import { SessionTokenView } from './session-token.view.js';

/** No key at all. */
interface Unknown {
  refusal: 'invalid_api_key';
  key: undefined;
}

/** Wrong keys from one address, whatever they were. */
const WRONG_KEYS: Ban = { name: 'exchange', calls: 50, seconds: 900 };

/** The exchange of a key for a token that lives for a day at the most, and not longer than its key. */
@Injectable()
export class SessionTokensService {
  constructor(
    private readonly credentials: CredentialStore,
    private readonly pepper: Pepper,
    private readonly bans: Bans,
    private readonly uses: KeyUses,
    private readonly scope: CompanyScope,
  ) {}

  /**
   * A new token beside those that the key has already.
   * @throws Problem invalid_api_key, ip_not_allowed, ip_banned; grant_exceeds_maker for permissions beyond the key's
   */
  async exchange(dto: ExchangeDto, request: AccessRequest): Promise<SessionTokenView> {
    const { companyId, keyId, grants } = await this.recognise(dto.api_key, request);
    const access = narrowed(grants, dto.permissions);
    const token = createSessionToken();
    const digest = this.pepper.digest(token);
    const seconds = dto.expires_in ?? LONGEST_SECONDS;
    // What is stored opens nothing by itself: at every use the key behind it is asked.
    const expiresAt = await this.scope.asOperator(companyId, (manager) =>
      addToken(manager, { companyId, keyId, digest, access, seconds, address: request.ip }),
    );
    return { session_token: token, expires_at: toTheSecond(expiresAt) };
  }

  /** The key behind a text. Whatever is wrong with it is one answer; a key that is known was used, allowed or not. */
  private async recognise(apiKey: string, request: AccessRequest): Promise<ApiKeyPrincipal> {
    const buyer = await this.buyer(apiKey);
    await this.bans.judge(buyer, request.ip, WRONG_KEYS);
    request.presented = keyOf(buyer);
    if ('refusal' in buyer) throw new Problem('invalid_api_key');
    const { principal } = buyer;
    this.uses.note(principal.companyId, principal.keyId, request.ip);
    if (!principal.allowlist.allows(request.ip)) throw new Problem('ip_not_allowed');
    return principal;
  }

  private async buyer(apiKey: string): Promise<KeyStanding | Unknown> {
    const parsed = parseToken(apiKey);
    const row = parsed && (await this.credentials.find(parsed));
    return row ? standingOf(row) : { refusal: 'invalid_api_key', key: undefined };
  }
}

function keyOf(buyer: KeyStanding | Unknown): KeyOfCompany | undefined {
  if ('refusal' in buyer) return buyer.key;
  const { companyId, keyId } = buyer.principal;
  return { companyId, keyId };
}

/** The rows that a token is narrowed to; null where it may do all that its key may. */
function narrowed(held: Grants, permissions: string[] | undefined): AccessRow[] | null {
  if (!permissions) return null;
  const asked = Grants.parse(permissions);
  if (!held.covers(asked)) throw new Problem('grant_exceeds_maker');
  return asked.fullAccess ? null : asked.rows();
}
