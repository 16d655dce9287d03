import { Mapping } from '../engine/mapping.js';
import { codeOf, dueOn, FIRST_METHOD, isPaid, keptBeside, SIGN } from './purchase-sql.js';
import { double, timeOf, TODAY } from './sql.js';

const CODE = codeOf('t', 'x');
const RATE = `(x.data->>'tasaconv')::double precision`;

const signed = (amount: string) => double(`${SIGN} * ${amount}`);

/** The original's states of supplier invoices: one that may be changed, and one that is locked (facts, 5.1). */
export const DRAFT = 21;
export const LOCKED = 22;

/**
 * Purchases of every kind and state as supplier invoices. What was confirmed is locked, and so is what was cancelled.
 */
export const FACTURAPROVEEDORES_MAPPING: Mapping = {
  name: 'facturaproveedores',
  from: `purchases t
    JOIN clients c ON c.company_id = t.company_id AND c.id = t.client_id
    ${keptBeside('r', 'reciboproveedores')}`,
  id: 't.id',
  key: 't.id::text',
  columns: {
    idfactura: 't.id',
    idempresa: 't.company_id',
    codproveedor: 'c.supplier_code',
    nombre: 't.supplier_name',
    cifnif: `coalesce(t.supplier_tax_id, '')`,
    // What the supplier gave no number has its code for one: every purchase has a number in our books.
    numproveedor: `nullif(t.number, ${CODE})`,
    fecha: 't.issued_on',
    codejercicio: `to_char(t.issued_on, 'YYYY')`,
    coddivisa: 't.currency',
    observaciones: 't.notes',
    neto: signed('t.subtotal'),
    totaliva: signed('t.tax_total'),
    totalirpf: signed('t.withholding_total'),
    totalrecargo: double('0'),
    total: signed('t.total'),
    // A rate that no money is changed at would not be a number that the column holds.
    totaleuros:
      double(`CASE WHEN ${RATE} BETWEEN 1e-9 AND 1e9 THEN round(${SIGN} * t.total / ${RATE}::numeric, 2)
      ELSE ${SIGN} * t.total END`),
    idestado: `CASE t.state WHEN 'draft' THEN ${DRAFT} ELSE ${LOCKED} END::bigint`,
    editable: `t.state = 'draft'`,
    pagada: isPaid('r'),
    vencida: `t.state = 'confirmed' AND t.total <> 0 AND NOT ${isPaid('r')} AND ${dueOn('r')} <= ${TODAY}`,
    idfacturarect: 't.corrects_id',
    codigorect: `(SELECT ${codeOf('o', 'k')} FROM purchases o
      LEFT JOIN facturascripts_records k ON k.company_id = o.company_id
        AND k.resource = 'facturaproveedores' AND k.record_id = o.id
      WHERE o.company_id = t.company_id AND o.id = t.corrects_id)`,
  },
  defaults: {
    apartado: `''`,
    ciudad: `''`,
    codpostal: `''`,
    direccion: `''`,
    provincia: `''`,
    codalmacen: `'ALG'`,
    codigo: CODE,
    codpago: FIRST_METHOD,
    codserie: `'A'`,
    dtopor1: '0',
    dtopor2: '0',
    hora: timeOf('t.created_at'),
    irpf: double(`(SELECT coalesce(max(l.withholding_rate), 0) FROM purchase_lines l
      WHERE l.company_id = t.company_id AND l.purchase_id = t.id)`),
    netosindto: signed('t.subtotal'),
    numero: 't.id::text',
    tasaconv: '1',
  },
  words: {
    client_id: 'codproveedor',
    number: 'numproveedor',
    issued_on: 'fecha',
    notes: 'observaciones',
    corrects_id: 'idfacturarect',
  },
};
