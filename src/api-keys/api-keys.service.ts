import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Grants } from '../access/grants.js';
import { createToken } from '../access/key-format.js';
import { Pepper } from '../access/pepper.js';
import { Page } from '../common/page.js';
import { Problem } from '../common/problem.js';
import { ApiKeyListQuery, CreateApiKeyDto, ImportApiKeyDto } from './api-key.dto.js';
import { ApiKeyRecords } from './api-key-records.js';
import { apiKeyView, ApiKeyRow, ApiKeyView, IssuedApiKeyView, issuedView } from './api-key.view.js';
import { ForeignProof, foreignProof, Proof } from './foreign-proof.js';
import { changedGrants, KeyChange, namedGrants, storedGrants } from './key-grants.js';
import { KeyMakers, PresentMaker } from './key-makers.js';
import { refuseKnown } from './known-keys.js';
import { followed, limitsOf, refuseBeyondMakerKey, refuseOtherLimits } from './made-keys.js';
import { descent, Maker, refuseBeyondKeys, refuseMoreThanHeld, refuseWidening } from './maker.js';

/** Issuing, changing and ending keys. What is returned by issue and rotate is the only sight of a secret. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly records: ApiKeyRecords,
    private readonly makers: KeyMakers,
    private readonly pepper: Pepper,
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
      issuedView(await this.write(manager, dto, proof, present), token),
    );
  }

  /** The same with a token of the maker's own choice, which is refused where `import` would refuse it. */
  async issueChosen(token: string, dto: CreateApiKeyDto, maker: Maker): Promise<ApiKeyView> {
    const format = dto.format ?? 'keyid';
    return this.add(dto, await foreignProof({ ...dto, format, token }, this.pepper), maker);
  }

  /** A key of another product, by its token or by its hash; its client keeps using what it has. People only. */
  async import(dto: ImportApiKeyDto, maker: Maker): Promise<ApiKeyView> {
    if (maker !== 'operator' && maker.kind !== 'web-session') throw new Problem('grant_exceeds_maker');
    return this.add(dto, await foreignProof(dto, this.pepper), maker);
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
        const isOwnMade = makerKey !== undefined && key.maker_key_id === makerKey.id;
        if (!isOwnMade) refuseWidening(maker, storedGrants(key), grants);
      }
      if (key.maker_key_id !== null) {
        refuseBeyondMakerKey(await this.records.get(key.maker_key_id), grants, change.enabled === true);
      }
      const changes = await this.makers.columnsOf(change, maker);
      await this.records.update(id, changes);
      if (grants) await this.records.writeGrants(manager, id, grants, access);
      const made = await this.records.descendants(manager, id);
      for (const child of made)
        await this.follow(manager, await this.records.get(child), key, changes, grants);
      await this.records.announce(manager, [id, ...made]);
      return this.get(id);
    });
  }

  /** Ends a key and all that it made. It opens nothing from the moment this returns, on any node; twice is once. */
  revoke(id: number): Promise<ApiKeyView> {
    return this.makers.inTurn('operator', async (manager) => {
      await this.records.get(id);
      const made = await this.records.descendants(manager, id);
      await this.records.announce(manager, await this.records.end(manager, [id, ...made]));
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
      return issuedView(await this.records.get(fresh.id), token);
    });
  }

  private add(dto: CreateApiKeyDto, foreign: ForeignProof, maker: Maker): Promise<ApiKeyView> {
    return this.makers.inTurn(maker, async (manager, present) => {
      await refuseKnown(manager, foreign);
      return apiKeyView(await this.write(manager, dto, foreign.proof, present));
    });
  }

  private async write(
    manager: EntityManager,
    dto: CreateApiKeyDto,
    proof: Proof,
    { maker, key }: PresentMaker,
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
    return this.records.get(row.id);
  }

  /** Keeps a key that descends from a changed one (`before` as it was) within what that one holds now. */
  private async follow(
    manager: EntityManager,
    made: ApiKeyRow,
    before: ApiKeyRow,
    changes: Partial<ApiKeyRow>,
    grants: Grants | undefined,
  ): Promise<void> {
    await this.records.update(made.id, followed(made, before, changes));
    const held = storedGrants(made);
    if (grants && !grants.covers(held))
      await this.records.writeGrants(manager, made.id, held.intersect(grants));
  }
}

/** What a rotated key passes on: everything but what proves it. */
function inherited(old: ApiKeyRow): Partial<ApiKeyRow> {
  const { name, format, enabled, maker_user_id, maker_key_id } = old;
  return { ...limitsOf(old), name, format, enabled, maker_user_id, maker_key_id };
}
