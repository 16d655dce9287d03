import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { callingPrincipal } from '../access/calling-principal.js';
import { standingOf } from '../access/credential-caller.js';
import { CredentialRow } from '../access/credential-store.js';
import { neverKind, Principal } from '../access/principal.js';
import { Role, roleAllows } from '../access/roles.js';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { mayBeTold, TOLD_RESOURCES, WebhookEventKind } from './webhook-events.js';
import { Webhook } from './webhook.entity.js';

type Descent = Pick<Webhook, 'maker_key_id' | 'maker_user_id'>;
type Bound = Descent & { events: readonly WebhookEventKind[] };

/** Who answers for what this principal makes or changes. */
export function descentOf(principal: Principal): Descent {
  switch (principal.kind) {
    case 'api-key':
    case 'session-token':
      return { maker_key_id: principal.keyId, maker_user_id: null };
    case 'web-session':
      return { maker_key_id: null, maker_user_id: principal.actingUser.id };
    case 'global-key':
      return { maker_key_id: null, maker_user_id: null };
    default:
      return neverKind(principal);
  }
}

/**
 * What the maker of a webhook may read now: one that was revoked, expired, narrowed or demoted since has it told
 * nothing more. By the same reading of a key's row as authentication's.
 */
@Injectable()
export class WebhookMakers {
  constructor(private readonly scope: CompanyScope) {}

  /**
   * Nobody has a webhook told what they may not read, as they came in and by what they are when it is their turn. What
   * was remembered of the caller refuses nobody: within a transaction the database has said who calls.
   */
  async refuseBeyond(manager: EntityManager, events: readonly WebhookEventKind[]): Promise<void> {
    const principal = callingPrincipal();
    if (!mayBeTold(principal, events)) throw new Problem('grant_exceeds_maker');
    const objection = await this.objection(manager, { ...descentOf(principal), events });
    if (objection !== undefined) throw new Problem('grant_exceeds_maker', { cause: objection });
  }

  /** The reason for which the webhook must not go on; undefined when it may. */
  async objection(manager: EntityManager, webhook: Bound): Promise<string | undefined> {
    if (webhook.maker_key_id !== null) return this.objectionToKey(manager, webhook.maker_key_id, webhook);
    if (webhook.maker_user_id !== null) return this.objectionToUser(manager, webhook.maker_user_id, webhook);
    return undefined;
  }

  private async objectionToKey(
    manager: EntityManager,
    keyId: number,
    { events }: Bound,
  ): Promise<string | undefined> {
    const rows = await manager.query<{ credential: CredentialRow }[]>(
      `SELECT find_credential(ARRAY[k.digest], k.format, k.prefix) AS credential
       FROM api_keys k WHERE k.company_id = $1 AND k.id = $2`,
      [this.scope.companyId, keyId],
    );
    const row = rows.map(({ credential }) => credential).find((credential) => credential.keyId === keyId);
    const standing = row && standingOf(row);
    if (!standing || !('principal' in standing)) return 'the API key that made or last changed it has ended';
    return mayBeTold(standing.principal, events)
      ? undefined
      : 'the API key that made or last changed it may no longer read what it tells';
  }

  private async objectionToUser(
    manager: EntityManager,
    userId: number,
    { events }: Bound,
  ): Promise<string | undefined> {
    const [member] = await manager.query<{ role: Role }[]>(
      'SELECT role FROM memberships WHERE company_id = $1 AND user_id = $2 AND active',
      [this.scope.companyId, userId],
    );
    const may = member && events.every((event) => roleAllows(member.role, TOLD_RESOURCES[event], 'read'));
    return may ? undefined : 'the person who made or last changed it may no longer read what it tells';
  }
}
