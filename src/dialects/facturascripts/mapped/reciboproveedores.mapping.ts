import { Mapping } from '../engine/mapping.js';
import { codeOf, dueOn, FIRST_METHOD, isPaid, keptBeside, SIGN } from './purchase-sql.js';
import { double, TODAY } from './sql.js';

/** What a confirmed purchase is paid by: one receipt of all of it, which has its number. */
export const RECIBOPROVEEDORES_MAPPING: Mapping = {
  name: 'reciboproveedores',
  from: `purchases t
    JOIN clients c ON c.company_id = t.company_id AND c.id = t.client_id
    ${keptBeside('f', 'facturaproveedores')}`,
  where: `t.state = 'confirmed'`,
  id: 't.id',
  key: 't.id::text',
  columns: {
    idrecibo: 't.id',
    idfactura: 't.id',
    idempresa: 't.company_id',
    codigofactura: codeOf('t', 'f'),
    codproveedor: 'c.supplier_code',
    coddivisa: 't.currency',
    importe: double(`${SIGN} * t.total`),
    pagado: isPaid('x'),
    // What is not paid has no day on which it was.
    fechapago: `CASE WHEN ${isPaid('x')} THEN (x.data->>'fechapago')::date END`,
    vencido: `t.total <> 0 AND NOT ${isPaid('x')} AND ${dueOn('x')} <= ${TODAY}`,
  },
  alsoKept: ['fechapago'],
  defaults: {
    codpago: `coalesce(f.data->>'codpago', ${FIRST_METHOD})`,
    fecha: 't.issued_on',
    numero: '1',
    vencimiento: 't.due_on',
  },
};

/** The same row with what says that it is paid, which only a payment writes. */
export const PAID_COLUMNS: Mapping = { ...RECIBOPROVEEDORES_MAPPING, alsoKept: ['pagado', 'fechapago'] };
