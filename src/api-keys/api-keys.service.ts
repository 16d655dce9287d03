import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Grants } from '../access/grants.js';
import { createToken } from '../access/key-format.js';
import { Pepper } from '../access/pepper.js';
import { AuditLog } from '../audit/audit-log.js';
import { Page } from '../common/page.js';
import { Problem } from '../common/problem.js';
import { ApiKeyListQuery, CreateApiKeyDto, ImportApiKeyDto } from './api-key.dto.js';
import { ApiKeyRecords } from './api-key-records.js';
import { apiKeyView, ApiKeyRow, ApiKeyView, IssuedApiKeyView, issuedView } from './api-key.view.js';
import { ForeignProof, foreignProof, Proof } from './foreign-proof.js';
import { KeyDescendants } from './key-descendants.js';
import { keyChanged, keyMade, KeyOrigin, keyRevoked, keyRotated } from './key-events.js';
import { changedGrants, KeyChange, namedGrants, storedGrants } from './key-grants.js';
import { KeyMakers, PresentMaker } from './key-makers.js';
import { refuseKnown } from './known-keys.js';
import { inherited, isOwnMade, refuseBeyondMakerKey, refuseOtherLimits } from './made-keys.js';
import { descent, Maker, refuseBeyondKeys, refuseMoreThanHeld, refuseWidening } from './maker.js';

/** Issuing, changing and ending keys. What is returned by issue and rotate is the only sight of a secret. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly records: ApiKeyRecords,
    private readonly makers: KeyMakers,
    private readonly descendants: KeyDescendants,
    private readonly pepper: Pepper,
    private readonly audit: AuditLog,
  ) {}

  async list(query: ApiKeyListQuery): Promise<Page<ApiKeyView>> {
    const { items, meta } = await this.records.list(query);
    return new Page(items.map(apiKeyView), meta);
  }

  async get(id: number): Promise<ApiKeyView> {
    return apiKeyView(await this.records.get(id));
  }

  /** A new key. Nobody hands out more than they hold; a key that a key makes takes over its maker's limits. */
  issue(dto: CreateApiKeyDto, maker: Maker): Promise<IssuedApiKeyView> {
    const format = dto.format ?? 'keyid';
    const { token, prefix } = createToken(format, { test: dto.test ?? false });
    const proof = { format, prefix, digest: this.pepper.digest(token), legacy_hash: null };
    return this.makers.inTurn(maker, async (manager, present) =>
      issuedView(await this.write(manager, dto, proof, present, 'api_key.created'), token),
    );
  }

  /** The same with a token of the maker's own choice, which is refused where `import` would refuse it. */
  async issueChosen(token: string, dto: CreateApiKeyDto, maker: Maker): Promise<ApiKeyView> {
    const format = dto.format ?? 'keyid';
    const proof = await foreignProof({ ...dto, format, token }, this.pepper);
    return this.add(dto, proof, maker, 'api_key.created');
  }

  /** A key of another product, by its token or by its hash; its client keeps using what it has. People only. */
  async import(dto: ImportApiKeyDto, maker: Maker): Promise<ApiKeyView> {
    if (maker !== 'operator' && maker.kind !== 'web-session') throw new Problem('grant_exceeds_maker');
    return this.add(dto, await foreignProof(dto, this.pepper), maker, 'api_key.imported');
  }

  /** Changes what is named; what shrinks here shrinks in the keys that this one made. */
  update(id: number, change: KeyChange, by: Maker): Promise<ApiKeyView> {
    return this.makers.inTurn(by, async (manager, { maker, key: makerKey }) => {
      const key = await this.records.get(id);
      const access = change.access?.(key);
      const grants = access ? Grants.fromRows(false, access) : changedGrants(change, key);
      refuseBeyondKeys(maker, change);
      if (grants) {
        refuseMoreThanHeld(maker, grants);
        if (!isOwnMade(makerKey, key)) refuseWidening(maker, storedGrants(key), grants);
      }
      if (key.maker_key_id !== null) {
        refuseBeyondMakerKey(await this.records.get(key.maker_key_id), grants, change.enabled === true);
      }
      const changes = await this.makers.columnsOf(change, maker);
      await this.records.update(id, changes);
      if (grants) await this.records.writeGrants(manager, id, grants, access);
      const followed = await this.descendants.follow(manager, key, changes, grants);
      const changed = await this.records.get(id);
      await this.audit.record(manager, [keyChanged(key, changed), ...followed]);
      return apiKeyView(changed);
    });
  }

  /** Ends a key and all that it made. It opens nothing from the moment this returns, on any node; twice is once. */
  revoke(id: number): Promise<ApiKeyView> {
    return this.makers.inTurn('operator', async (manager) => {
      await this.records.get(id);
      const made = await this.records.descendants(manager, id);
      const ended = await this.records.end(manager, [id, ...made]);
      await this.records.announce(manager, ended);
      await this.audit.record(
        manager,
        ended.map((one) => keyRevoked(one, id)),
      );
      return this.get(id);
    });
  }

  /** A new key with the same permissions and limits; the old one ends now, or after `overlapSeconds`. */
  rotate(id: number, overlapSeconds: number, by: Maker): Promise<IssuedApiKeyView> {
    return this.makers.inTurn(by, async (manager, { maker, key: makerKey }) => {
      const old = await this.records.get(id);
      if (old.revoked_at !== null) throw new Problem('key_not_rotatable');
      const grants = storedGrants(old);
      refuseMoreThanHeld(maker, grants);
      if (makerKey) refuseOtherLimits(makerKey, old);
      const { token, prefix } = createToken(old.format, { test: old.prefix.startsWith('org_test_') });
      const fresh = await this.records.create({
        ...inherited(old),
        prefix,
        digest: this.pepper.digest(token),
        rotated_from_id: id,
      });
      await this.records.writeGrants(manager, fresh.id, grants);
      await this.records.replace(manager, id, fresh.id, overlapSeconds);
      const heir = await this.records.get(fresh.id);
      const events = [keyRotated(id, heir.id, overlapSeconds), keyMade('api_key.created', heir)];
      await this.audit.record(manager, events);
      return issuedView(heir, token);
    });
  }

  private add(
    dto: CreateApiKeyDto,
    foreign: ForeignProof,
    maker: Maker,
    origin: KeyOrigin,
  ): Promise<ApiKeyView> {
    return this.makers.inTurn(maker, async (manager, present) => {
      await refuseKnown(manager, foreign);
      return apiKeyView(await this.write(manager, dto, foreign.proof, present, origin));
    });
  }

  private async write(
    manager: EntityManager,
    dto: CreateApiKeyDto,
    proof: Proof,
    { maker, key }: PresentMaker,
    origin: KeyOrigin,
  ): Promise<ApiKeyRow> {
    const grants = namedGrants(dto);
    refuseBeyondKeys(maker, dto);
    refuseMoreThanHeld(maker, grants);
    const row = await this.records.create({
      ...(await this.makers.columnsOf(dto, maker)),
      ...descent(maker, key),
      ...proof,
    });
    await this.records.writeGrants(manager, row.id, grants);
    const made = await this.records.get(row.id);
    await this.audit.record(manager, [keyMade(origin, made)]);
    return made;
  }
}
