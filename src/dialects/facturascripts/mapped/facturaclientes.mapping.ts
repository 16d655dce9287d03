import { Mapping } from '../engine/mapping.js';
import { double, timeOf, TODAY } from './sql.js';

/** The original's states of customer invoices: one that may be changed, and one that is locked (facts, 5.1). */
export const DRAFT = 10;
export const ISSUED = 11;

const BALANCE = '(t.total - t.paid_total - t.credited_total)';
const SUPLIDOS = `coalesce((x.data->>'totalsuplidos')::numeric, 0)`;

/** What was numbered has the number of its series; a draft has a name until then, for `codigo` is never null. */
export const CODIGO = `coalesce(t.invoice_number, 'BORRADOR-' || t.id)`;

/** Invoices and their notes as customer invoices. */
export const FACTURACLIENTES_MAPPING: Mapping = {
  name: 'facturaclientes',
  from: `invoices t
    LEFT JOIN clients c ON c.company_id = t.company_id AND c.id = t.client_id
    LEFT JOIN series s ON s.company_id = t.company_id AND s.id = t.series_id`,
  id: 't.id',
  key: 't.id::text',
  columns: {
    idfactura: 't.id',
    idempresa: 't.company_id',
    codigo: CODIGO,
    numero: `coalesce(t.number::text, '0')`,
    codserie: 's.code',
    codejercicio: `to_char(t.issued_on, 'YYYY')`,
    fecha: 't.issued_on',
    codcliente: 'c.code',
    cifnif: `coalesce(t.client_tax_id, '')`,
    nombrecliente: 't.client_name',
    idcontactofact: 't.client_id',
    coddivisa: 't.currency',
    codpago: `coalesce(t.payment_method, '')`,
    observaciones: 't.notes',
    neto: double(`t.subtotal - ${SUPLIDOS}`),
    totaliva: double('t.tax_total'),
    totalrecargo: double('t.surcharge_total'),
    totalirpf: double('t.withholding_total'),
    total: double('t.total'),
    totaleuros: double(`round(t.total / coalesce(nullif((x.data->>'tasaconv')::numeric, 0), 1), 2)`),
    idestado: `CASE t.state WHEN 'draft' THEN ${DRAFT} ELSE ${ISSUED} END::bigint`,
    editable: `t.state = 'draft'`,
    pagada: `t.state = 'issued' AND ${BALANCE} <= 0`,
    vencida: `t.state = 'issued' AND ${BALANCE} > 0 AND t.due_on <= ${TODAY}`,
    idfacturarect: 't.corrects_id',
    codigorect: `(SELECT o.invoice_number FROM invoices o WHERE o.company_id = t.company_id AND o.id = t.corrects_id)`,
  },
  defaults: {
    apartado: `''`,
    ciudad: `''`,
    codpostal: `''`,
    provincia: `''`,
    direccion: `coalesce(t.client_address, '')`,
    codalmacen: `'ALG'`,
    dtopor1: '0',
    dtopor2: '0',
    hora: timeOf('t.created_at'),
    irpf: '0',
    netosindto: double(`t.subtotal - ${SUPLIDOS}`),
    tasaconv: '1',
    totalbeneficio: double(`t.subtotal - ${SUPLIDOS} - coalesce((x.data->>'totalcoste')::numeric, 0)`),
    totalcoste: '0',
  },
  words: {
    client_id: 'codcliente',
    series_id: 'codserie',
    issued_on: 'fecha',
    payment_method: 'codpago',
    notes: 'observaciones',
  },
};
