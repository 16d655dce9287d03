import { Mapping } from '../engine/mapping.js';
import { double, lineAmounts, SENT_AMOUNTS } from './sql.js';

/** The lines of purchases; those of a credit note are negative, as the original's are. */
export const LINEAFACTURAPROVEEDORES_MAPPING: Mapping = {
  name: 'lineafacturaproveedores',
  from: `purchase_lines t
    JOIN purchases d ON d.company_id = t.company_id AND d.id = t.purchase_id
    LEFT JOIN products p ON p.company_id = t.company_id AND p.id = t.product_id`,
  id: 't.id',
  key: 't.id::text',
  columns: {
    ...lineAmounts(`CASE d.kind WHEN 'credit_note' THEN -t.quantity ELSE t.quantity END`),
    idlinea: 't.id',
    idfactura: 't.purchase_id',
    idproducto: 't.product_id',
    // A reference that no product has is the line's own.
    referencia: `coalesce(p.code, x.data->>'referencia')`,
    descripcion: 't.description',
    codimpuesto: 't.tax_code',
    iva: double('t.tax_rate'),
    irpf: double('t.withholding_rate'),
    recargo: double('0'),
  },
  alsoKept: [...SENT_AMOUNTS, 'referencia'],
  defaults: { orden: 't.position' },
  words: {
    product_id: 'idproducto',
    description: 'descripcion',
    quantity: 'cantidad',
    unit_price: 'pvpunitario',
    discount_percent: 'dtopor',
    tax: 'codimpuesto',
    withholding: 'irpf',
  },
};
