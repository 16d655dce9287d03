import { Mapping } from '../engine/mapping.js';
import { CONTACT_WORDS, contactColumns } from './contact-columns.js';
import { dayOf } from './sql.js';

/** One of the two sides on which a company deals with a client: the original has a resource for each. */
export interface Side {
  resource: 'clientes' | 'proveedores';
  /** The key of that resource, and our column for it. */
  key: 'codcliente' | 'codproveedor';
  code: 'code' | 'supplier_code';
  /** What says that a client is on this side, and that it is on the other. */
  flag: 'customer' | 'supplier';
  otherFlag: 'customer' | 'supplier';
  /** Where the original names the billing contact, which here is the client itself. */
  contact: 'idcontactofact' | 'idcontacto';
  lookUp: 'client' | 'supplier';
  /** Whose client nobody may take away. */
  documents: 'invoices' | 'purchases';
}

export const CUSTOMER: Side = {
  resource: 'clientes',
  key: 'codcliente',
  code: 'code',
  flag: 'customer',
  otherFlag: 'supplier',
  contact: 'idcontactofact',
  lookUp: 'client',
  documents: 'invoices',
};

export const SUPPLIER: Side = {
  resource: 'proveedores',
  key: 'codproveedor',
  code: 'supplier_code',
  flag: 'supplier',
  otherFlag: 'customer',
  contact: 'idcontacto',
  lookUp: 'supplier',
  documents: 'purchases',
};

type OwnColumns = Required<Pick<Mapping, 'columns' | 'defaults' | 'alsoKept'>>;

/** The clients of one side, with the columns that both resources have, and with its own. */
export function partyMapping(side: Side, own: OwnColumns): Mapping {
  return {
    name: side.resource,
    from: 'clients t',
    where: `t.${side.flag}`,
    id: 't.id',
    key: `t.${side.code}`,
    columns: {
      ...contactColumns((field) => `t.${field}`),
      [side.key]: `t.${side.code}`,
      [side.contact]: 't.id',
      // The name on documents; `nombre` is what the company calls the client.
      razonsocial: 't.name',
      observaciones: `coalesce(t.notes, '')`,
      debaja: 'NOT t.active',
      fechabaja: FECHABAJA,
      ...own.columns,
    },
    alsoKept: ['fechabaja', ...own.alsoKept],
    defaults: {
      nombre: 't.name',
      fechaalta: dayOf('t.created_at'),
      tipoidfiscal: `'NIF'`,
      fax: `''`,
      telefono2: `''`,
      ...own.defaults,
    },
    words: { ...CONTACT_WORDS, [side.code]: side.key, name: 'nombre', notes: 'observaciones' },
  };
}

/** Nobody told the day to a client that was ended elsewhere: it is the day of its last change. */
const FECHABAJA = `
  CASE WHEN NOT t.active THEN coalesce((x.data->>'fechabaja')::date, ${dayOf('t.updated_at')}) END`;
