import { ClientListQuery, UpdateClientDto } from '../../../clients/client.dto.js';
import { Client } from '../../../clients/client.entity.js';
import { moment } from '../wire.js';
import { PartnerListQuery, PartnerType, UpdatePartnerDto } from './partner.dto.js';

export function partnerView(client: Client) {
  return {
    id: client.id,
    name: client.name,
    taxId: client.tax_id,
    email: client.email,
    phone: client.phone,
    address: client.address,
    postalCode: client.postal_code,
    city: client.city,
    province: client.province,
    country: client.country,
    type: typeOf(client),
    notes: client.notes,
    active: client.active,
    createdAt: moment(client.created_at),
    updatedAt: moment(client.updated_at),
  };
}

/** What the wire names, as clients know it. */
export function clientValues({ taxId, postalCode, type, ...same }: UpdatePartnerDto): UpdateClientDto {
  return { ...same, tax_id: taxId, postal_code: postalCode, ...(type && FLAGS[type]) };
}

export function clientQuery(query: PartnerListQuery): ClientListQuery {
  const { search, type, active } = query;
  return { ...query.toListQuery(), search, active, ...(type && FOUND_BY[type]) };
}

const FLAGS = {
  customer: { customer: true, supplier: false },
  supplier: { customer: false, supplier: true },
  both: { customer: true, supplier: true },
} as const satisfies Record<PartnerType, object>;

const FOUND_BY = {
  customer: { customer: true },
  supplier: { supplier: true },
  both: FLAGS.both,
} as const satisfies Record<PartnerType, object>;

/** Null for whom the company neither sells to nor buys from, which abaco has no word for. */
function typeOf({ customer, supplier }: Client): PartnerType | null {
  if (customer && supplier) return 'both';
  if (supplier) return 'supplier';
  return customer ? 'customer' : null;
}
