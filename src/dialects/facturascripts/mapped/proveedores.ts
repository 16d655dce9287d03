import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { MappedResource } from './mapped-resource.js';
import { partyMapping, SUPPLIER } from './parties.js';
import { PartyWriter } from './party-writer.js';

const mapping = partyMapping(SUPPLIER, {
  columns: {},
  alsoKept: [],
  defaults: {
    regimeniva: `'General'`,
    codcliente: 'CASE WHEN t.customer THEN t.code END',
  },
});

/** Whom the company buys from. */
@Injectable()
export class ProveedoresWriter extends PartyWriter {
  protected readonly side = SUPPLIER;
}

export const PROVEEDORES: MappedResource = {
  mapping,
  singular: 'proveedor',
  access: Resource(['clients', 'proveedores']),
  writer: ProveedoresWriter,
};
