import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { CreateClientDto, UpdateClientDto } from '../../../clients/client.dto.js';
import { ClientsService } from '../../../clients/clients.service.js';
import { invalid, Problem } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { companyToday } from '../../../invoices/company-today.js';
import { KEPT_KINDS } from '../documents/kinds.js';
import { FeatureWriter, KeptColumns, WrittenRecord } from '../engine/kept-columns.service.js';
import { RecordValues, WireRecord } from '../engine/resource.js';
import { contactValues, refuseBadWeb } from './contact-columns.js';
import { LookUps } from './look-ups.service.js';
import { Side } from './parties.js';
import { nameOf, standing } from './party-values.js';
import { optional, text } from './values.js';

/** What a record of one side says: to the client, and to be kept otherwise than it was sent. */
export interface PartyValues {
  client: Partial<UpdateClientDto>;
  kept: RecordValues;
}

/** Writes the clients of one side through their feature. A client of both sides leaves one and stays on the other. */
@Injectable()
export abstract class PartyWriter implements FeatureWriter {
  protected abstract readonly side: Side;

  constructor(
    private readonly scope: CompanyScope,
    private readonly clients: ClientsService,
    private readonly lookUps: LookUps,
    private readonly keptColumns: KeptColumns,
  ) {}

  create(values: RecordValues): Promise<WrittenRecord> {
    return this.scope.run(async (manager) => {
      const { code, key, flag, contact } = this.side;
      if ((values[contact] ?? null) !== null) throw invalid(contact, 'isIn');
      const { client, kept } = await this.read(manager, values, {});
      const chosen = optional(values[key]);
      if (chosen !== undefined) await this.freeCode(manager, chosen);
      const sides = { customer: flag === 'customer', supplier: flag === 'supplier' };
      const dto = await judged(CreateClientDto, { ...client, ...sides, [code]: chosen });
      const made = await this.clients.create(dto);
      return { id: made.id, key: made[code], kept };
    });
  }

  update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    return this.scope.run(async (manager) => {
      const id = await this.idOf(key);
      const { contact } = this.side;
      if (values[contact] !== undefined && values[contact] !== id) throw invalid(contact, 'isIn');
      const { client, kept } = await this.read(manager, values, present);
      await this.clients.update(id, await judged(UpdateClientDto, client));
      return { id, key, kept };
    });
  }

  /** Refused with `in_use` while documents of this side name it. */
  remove(key: string): Promise<void> {
    return this.scope.run(async (manager) => {
      const { resource, flag, otherFlag, documents } = this.side;
      const id = await this.idOf(key);
      const client = await this.clients.lock(manager, id);
      if (!client[otherFlag]) {
        await this.clients.remove(id);
        return;
      }
      const [used] = await manager.query<unknown[]>(
        `SELECT FROM ${documents} WHERE company_id = $1 AND client_id = $2
         UNION ALL SELECT FROM facturascripts_records
           WHERE company_id = $1 AND resource = ANY ($3) AND document_subject = $4 LIMIT 1`,
        [
          this.scope.companyId,
          id,
          KEPT_KINDS.filter(({ subject }) => subject === this.side.key).map(({ resource }) => resource),
          key,
        ],
      );
      if (used) throw new Problem('in_use');
      await this.clients.update(id, { [flag]: false });
      await this.keptColumns.forget(resource, [id]);
    });
  }

  /** What this side's own columns say. */
  protected own(_values: RecordValues): PartyValues {
    return { client: {}, kept: {} };
  }

  /** `present` is the record that the values change; empty for a new one. */
  private async read(
    manager: EntityManager,
    values: RecordValues,
    present: WireRecord,
  ): Promise<PartyValues> {
    refuseBadWeb(values);
    const name = nameOf(values, present);
    const today = await companyToday(manager, this.scope.companyId);
    const { active, kept } = standing(values, present, today);
    const own = this.own(values);
    // A client that was never called otherwise keeps its `nombre` when its name on documents changes.
    const nombre = name !== undefined && typeof present.nombre === 'string' ? present.nombre : undefined;
    return {
      client: {
        ...contactValues(values),
        notes: text(values.observaciones),
        name,
        active,
        ...own.client,
      },
      kept: { ...(nombre !== undefined && values.nombre === undefined && { nombre }), ...kept, ...own.kept },
    };
  }

  /** Every client has a code on either side: the one that nobody sees gives way to whoever is to be called so. */
  private async freeCode(manager: EntityManager, chosen: string): Promise<void> {
    const { code, flag } = this.side;
    const [hidden] = await manager.query<{ id: number }[]>(
      `SELECT id FROM clients WHERE company_id = $1 AND ${code} = $2 AND NOT ${flag}`,
      [this.scope.companyId, chosen],
    );
    if (hidden) await this.clients.update(hidden.id, { [code]: `_${hidden.id.toString(36)}` });
  }

  private async idOf(key: string): Promise<number> {
    const id = await this.lookUps[this.side.lookUp](key);
    if (id === undefined) throw new Problem('not_found');
    return id;
  }
}
