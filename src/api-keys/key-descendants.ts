import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Grants } from '../access/grants.js';
import { AuditEntry } from '../audit/audit-event.js';
import { ApiKeyRecords } from './api-key-records.js';
import { ApiKeyRow } from './api-key.view.js';
import { keyFollowed } from './key-events.js';
import { storedGrants } from './key-grants.js';
import { followed } from './made-keys.js';

/** The keys that descend from one that is changed. */
@Injectable()
export class KeyDescendants {
  constructor(private readonly records: ApiKeyRecords) {}

  /**
   * Keeps them within what their ancestor (`before` as it was) holds now, and announces all of it. Answers what
   * became of those that had to change.
   */
  async follow(
    manager: EntityManager,
    before: ApiKeyRow,
    changes: Partial<ApiKeyRow>,
    grants: Grants | undefined,
  ): Promise<AuditEntry[]> {
    const ids = await this.records.descendants(manager, before.id);
    const events = [];
    for (const id of ids) {
      const made = await this.records.get(id);
      await this.records.update(id, followed(made, before, changes));
      const held = storedGrants(made);
      if (grants && !grants.covers(held)) await this.records.writeGrants(manager, id, held.intersect(grants));
      events.push(keyFollowed(made, await this.records.get(id), before.id));
    }
    await this.records.announce(manager, [before.id, ...ids]);
    return events.filter((event) => event !== undefined);
  }
}
