import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Resource } from '../../../access/route-policy.js';
import { UpdateClientDto } from '../../../clients/client.dto.js';
import { ClientsService } from '../../../clients/clients.service.js';
import { ContactDto } from '../../../common/contact.dto.js';
import { invalid, Problem } from '../../../common/problem.js';
import { judged } from '../../../common/validation.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { companyToday } from '../../../invoices/company-today.js';
import { Stored } from '../engine/column-values.js';
import { FeatureWriter, WrittenRecord } from '../engine/kept-columns.service.js';
import { OwnRecords } from '../engine/own-records.service.js';
import { RecordValues, WireRecord, Writer } from '../engine/resource.js';
import { PEOPLE } from '../tables/people.js';
import { contactValues, isBlank, refuseBadWeb } from './contact-columns.js';
import { CONTACTS } from './contactos.mapping.js';
import { alpha2Of } from './countries.js';
import { LookUps } from './look-ups.service.js';
import { MappedResource } from './mapped-resource.js';
import { text } from './values.js';

/** Writes billing contacts to their clients, and keeps the free ones. */
@Injectable()
export class ContactosWriter implements FeatureWriter {
  /** The records of free contacts. */
  private readonly free: Writer;

  constructor(
    private readonly scope: CompanyScope,
    private readonly clients: ClientsService,
    private readonly lookUps: LookUps,
    records: OwnRecords,
  ) {
    this.free = records.writer(CONTACTS.name, PEOPLE.contactos!);
  }

  /** A free contact: the one of a client is made with it. */
  create(values: RecordValues): Promise<WrittenRecord> {
    return this.scope.run(async (manager) => {
      refuseBadValues(values);
      const idcontacto = await this.numberOf(manager, values.idcontacto ?? null);
      const fechaalta = values.fechaalta ?? (await companyToday(manager, this.scope.companyId));
      const key = await this.free.create({ ...(await this.freeValues(values)), fechaalta, idcontacto });
      return { id: idcontacto, key, kept: { fechaalta } };
    });
  }

  update(key: string, values: RecordValues, present: WireRecord): Promise<WrittenRecord> {
    return this.scope.run(async (manager) => {
      const id = Number(key);
      refuseBadValues({ ...present, ...values } as RecordValues);
      if (await this.isClient(manager, id)) await this.changeClient(id, values, present);
      else await this.free.update(key, await this.freeValues(values), present);
      return { id, key };
    });
  }

  /** A billing contact stays as long as its client: `in_use`. */
  remove(key: string, present: WireRecord): Promise<void> {
    return this.scope.run(async (manager) => {
      if (await this.isClient(manager, Number(key))) throw new Problem('in_use');
      await this.free.remove(key, present);
    });
  }

  private async changeClient(id: number, values: RecordValues, present: WireRecord): Promise<void> {
    for (const column of ['codcliente', 'codproveedor'])
      if (values[column] !== undefined && text(values[column]) !== present[column])
        throw invalid(column, 'isIn');
    const changes = { ...contactValues(values), country: countryOf(values.codpais) };
    await this.clients.update(id, await judged(UpdateClientDto, changes));
  }

  /** Whose contact it is, is kept by the number of the client: a code may be another's one day. */
  private async freeValues({ codcliente, codproveedor, ...values }: RecordValues): Promise<RecordValues> {
    const customer_id = await this.named('codcliente', codcliente);
    const supplier_id = await this.named('codproveedor', codproveedor);
    const { email } = await judged(ContactDto, contactValues(values));
    return {
      ...values,
      ...(email !== undefined && { email }),
      ...(customer_id !== undefined && { customer_id }),
      ...(supplier_id !== undefined && { supplier_id }),
    };
  }

  private async named(
    column: 'codcliente' | 'codproveedor',
    value: Stored | undefined,
  ): Promise<number | null | undefined> {
    const code = text(value);
    if (code === undefined || code === null) return code;
    const id = await this.lookUps[column === 'codcliente' ? 'client' : 'supplier'](code);
    if (id === undefined) throw invalid(column, 'unknown');
    return id;
  }

  /** The chosen number, or the next of those that clients are given, so that no two contacts have the same. */
  private async numberOf(manager: EntityManager, chosen: Stored): Promise<number> {
    if (chosen === null) return this.nextNumber(manager);
    const id = Number(chosen);
    if (id <= 0) throw invalid('idcontacto', 'min');
    if (await this.isTaken(manager, id))
      throw new Problem('conflict', { details: [{ field: 'idcontacto', code: 'taken' }] });
    return id;
  }

  /** Not one that somebody chose before its turn. */
  private async nextNumber(manager: EntityManager): Promise<number> {
    const [{ id }] = await manager.query<[{ id: number }]>(
      `SELECT nextval(pg_get_serial_sequence('clients', 'id')) AS id`,
    );
    return (await this.isTaken(manager, id)) ? this.nextNumber(manager) : id;
  }

  private async isTaken(manager: EntityManager, id: number): Promise<boolean> {
    const found = await manager.query<unknown[]>(
      `SELECT FROM facturascripts_records WHERE company_id = $1 AND resource = $2 AND key = $3`,
      [this.scope.companyId, CONTACTS.name, String(id)],
    );
    return found.length > 0 || this.isClient(manager, id);
  }

  private async isClient(manager: EntityManager, id: number): Promise<boolean> {
    const found = await manager.query<unknown[]>('SELECT FROM clients WHERE company_id = $1 AND id = $2', [
      this.scope.companyId,
      id,
    ]);
    return found.length > 0;
  }
}

/** A contact has at least a name, an address of mail or one of a house (facts, 5.1). */
function refuseBadValues(values: RecordValues): void {
  const { nombre, email, direccion } = values;
  if ([nombre, email, direccion].every(isBlank)) throw invalid('nombre', 'required');
  refuseBadWeb(values);
}

/** Null for a country that is none of ISO's, which is kept beside the client. */
function countryOf(codpais: Stored | undefined): string | null | undefined {
  const code = text(codpais);
  return code === undefined || code === null ? code : (alpha2Of(code) ?? null);
}

export const CONTACTOS: MappedResource = {
  mapping: CONTACTS,
  singular: 'contacto',
  access: Resource(['clients', 'contactos']),
  writer: ContactosWriter,
};
