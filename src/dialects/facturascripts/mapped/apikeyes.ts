import { Injectable } from '@nestjs/common';
import { callingPrincipal } from '../../../access/calling-principal.js';
import { KeyManagement } from '../../../access/route-policy.js';
import { CreateApiKeyDto, UpdateApiKeyDto } from '../../../api-keys/api-key.dto.js';
import { ApiKeysService } from '../../../api-keys/api-keys.service.js';
import { invalid } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { UsersService } from '../../../users/users.service.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { Mapping } from '../engine/mapping.js';
import { RecordValues } from '../engine/resource.js';
import { MappedResource } from './mapped-resource.js';
import { dayOf, momentOf } from './sql.js';
import { flag, text } from './values.js';

/** A key that was ended is no record of the original's: it has no row any more. */
export const LIVING_KEY = '(k.revoked_at IS NULL OR k.revoked_at > now())';

const mapping: Mapping = {
  name: 'apikeyes',
  from: 'api_keys t',
  where: LIVING_KEY.replaceAll('k.', 't.'),
  id: 't.id',
  key: 't.id::text',
  // When a key was made, and when and from where it is used, is the server's to say: sent ones change nothing.
  columns: {
    creationdate: dayOf('t.created_at'),
    description: 't.name',
    enabled: 't.enabled',
    fullaccess: 't.full_access',
    id: 't.id',
    lastactivity: momentOf('t.last_activity_at'),
    lastip: 't.last_ip',
    nick: '(SELECT u.email FROM users u WHERE u.id = t.user_id)',
  },
  hidden: ['apikey'],
  words: {
    name: 'description',
    full_access: 'fullaccess',
    user_id: 'nick',
    token: 'apikey',
    digest: 'apikey',
  },
};

/** Keys in the original's words, made and changed by the rules of our own key management. */
@Injectable()
export class ApikeyesWriter implements FeatureWriter {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly users: UsersService,
  ) {}

  /** Without a key of the caller's own one is made whose secret nobody ever sees (facts, 1.3). */
  async create(values: RecordValues): Promise<WrittenRecord> {
    const { apikey, description, enabled, fullaccess, nick } = values;
    const dto = await judged(CreateApiKeyDto, {
      name: description,
      format: 'fs20',
      full_access: flag(fullaccess),
      // On is what a new key is anyway, and all that a key may say of another's switch is off.
      enabled: enabled === false ? false : undefined,
      user_id: (await this.userNamed(nick)) ?? undefined,
    });
    const chosen = text(apikey);
    const { id } = await (chosen
      ? this.keys.issueChosen(chosen, dto, callingPrincipal())
      : this.keys.issue(dto, callingPrincipal()));
    return { id, key: String(id) };
  }

  /** Says only what is other than it was: a record sent back as it was read asks for nothing. */
  async update(key: string, values: RecordValues): Promise<WrittenRecord> {
    if (text(values.apikey)) throw invalid('apikey', 'fixed');
    const id = Number(key);
    const present = await this.keys.get(id);
    const user_id = await this.userNamed(values.nick);
    const { description: name, enabled, fullaccess } = values;
    const named = { name, enabled: flag(enabled), full_access: flag(fullaccess), user_id };
    const changed = Object.entries(named).filter(
      ([field, value]) => value !== undefined && value !== present[field as keyof typeof named],
    );
    if (changed.length > 0) {
      const dto = await judged(UpdateApiKeyDto, Object.fromEntries(changed));
      await this.keys.update(id, dto, callingPrincipal());
    }
    return { id, key };
  }

  async remove(key: string): Promise<void> {
    await this.keys.revoke(Number(key));
  }

  private async userNamed(nick: RecordValues[string] | undefined): Promise<number | null | undefined> {
    const email = text(nick);
    if (!email) return email as null | undefined;
    const user = await this.users.findByEmail(email.toLowerCase());
    if (!user) throw invalid('nick', 'unknown');
    return user.id;
  }
}

export const APIKEYES: MappedResource = {
  mapping,
  singular: 'apikey',
  access: KeyManagement(),
  writer: ApikeyesWriter,
};
