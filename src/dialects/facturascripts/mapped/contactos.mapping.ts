import { Mapping } from '../engine/mapping.js';
import { CONTACT_WORDS, contactColumns } from './contact-columns.js';
import { alpha3Sql } from './countries.js';
import { dayOf } from './sql.js';

/**
 * Two kinds of contact have one sequence of numbers: the billing contact of a client, which is the client itself, and
 * free ones (leads, addresses for delivery), which are only kept and know their own number.
 */
const NUMBERS = `
  SELECT company_id, id, id AS customer_id, id AS supplier_id, c FROM clients c
  UNION ALL
  SELECT company_id, record_id, (data->>'customer_id')::bigint, (data->>'supplier_id')::bigint, NULL::clients
  FROM facturascripts_records WHERE resource = 'contactos' AND data->>'idcontacto' IS NOT NULL`;

/** What is kept beside the client `t` as a customer, or as a supplier; never merged into the query around it. */
const keptAs = (alias: string, resource: string) => `
  LEFT JOIN LATERAL (SELECT r.data FROM facturascripts_records r WHERE r.company_id = t.company_id
    AND r.resource = '${resource}' AND r.record_id = t.id OFFSET 0) ${alias} ON true`;

/** A billing contact has its client in `t.c`, and what is kept beside that; a free one has neither. */
const FROM = `(${NUMBERS}) t
  ${keptAs('b', 'clientes')} ${keptAs('s', 'proveedores')}`;

const keptColumn = (column: string) => `coalesce(b.data->>'${column}', s.data->>'${column}')`;

/** What the company calls the client: the contact that the original makes of it has its first word as the name. */
const CALLED = `coalesce(${keptColumn('nombre')}, (t.c).name, '')`;
const SPACE = `strpos(${CALLED}, ' ')`;

const COUNTRY = '(SELECT o.country FROM companies o WHERE o.id = t.company_id)';
const KEPT_COUNTRY = `nullif(x.data->>'codpais', '')`;

/** The code of a client on one side; it is no more where the client, or that side of it, has gone. */
const codeOf = (id: string, code: string, flag: string) =>
  `(SELECT k.${code} FROM clients k WHERE k.company_id = t.company_id AND k.id = t.${id} AND k.${flag})`;

/** Where people are found: the address of a client is its billing contact's (facts, 5.1). */
export const CONTACTS: Mapping = {
  name: 'contactos',
  from: FROM,
  id: 't.id',
  key: 't.id::text',
  columns: {
    ...contactColumns((field, column) => `(t.c).${field}, x.data->>'${column}'`),
    idcontacto: 't.id',
    codcliente: codeOf('customer_id', 'code', 'customer'),
    codproveedor: codeOf('supplier_id', 'supplier_code', 'supplier'),
    // A code that is no country of ISO's is only kept; the company's own country stands for none.
    codpais: `CASE WHEN (t.c).country IS NULL AND ${KEPT_COUNTRY} IS NOT NULL THEN ${KEPT_COUNTRY}
      ELSE ${alpha3Sql(`coalesce((t.c).country, ${COUNTRY})`)} END`,
  },
  alsoKept: ['codpais'],
  defaults: {
    nombre: `split_part(${CALLED}, ' ', 1)`,
    apellidos: `CASE WHEN ${SPACE} > 0 THEN substr(${CALLED}, ${SPACE} + 1) ELSE '' END`,
    descripcion: CALLED,
    empresa: `coalesce((t.c).name, '')`,
    codagente: keptColumn('codagente'),
    fechaalta: dayOf('(t.c).created_at'),
    personafisica: `coalesce(${keptColumn('personafisica')}::boolean, true)`,
    telefono2: `coalesce(${keptColumn('telefono2')}, '')`,
    tipoidfiscal: `coalesce(${keptColumn('tipoidfiscal')}, 'NIF')`,
    ...Object.fromEntries(
      ['apartado', 'cargo', 'langcode', 'observaciones', 'web'].map((column) => [column, `''`]),
    ),
  },
  words: { ...CONTACT_WORDS, country: 'codpais' },
};
