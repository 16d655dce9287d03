import { Injectable } from '@nestjs/common';
import { Resource } from '../../../access/route-policy.js';
import { RecordValues } from '../engine/resource.js';
import { MappedResource } from './mapped-resource.js';
import { CUSTOMER, partyMapping } from './parties.js';
import { paymentDays } from './party-values.js';
import { PartyValues, PartyWriter } from './party-writer.js';

const mapping = partyMapping(CUSTOMER, {
  columns: {
    // Our flag says only whether it is the surcharge regime; which one else is kept as it was named.
    regimeniva: `CASE WHEN t.surcharge THEN 'Recargo' ELSE coalesce(nullif(x.data->>'regimeniva', 'Recargo'), 'General') END`,
  },
  alsoKept: ['regimeniva'],
  defaults: { codproveedor: 'CASE WHEN t.supplier THEN t.supplier_code END' },
});

/** Whom the company sells to (facts, 5.1). */
@Injectable()
export class ClientesWriter extends PartyWriter {
  protected readonly side = CUSTOMER;

  protected override own({ regimeniva, diaspago }: RecordValues): PartyValues {
    return {
      client: regimeniva === undefined ? {} : { surcharge: regimeniva === 'Recargo' },
      kept: typeof diaspago === 'string' ? { diaspago: paymentDays(diaspago) } : {},
    };
  }
}

export const CLIENTES: MappedResource = {
  mapping,
  singular: 'cliente',
  access: Resource('clients'),
  writer: ClientesWriter,
};
