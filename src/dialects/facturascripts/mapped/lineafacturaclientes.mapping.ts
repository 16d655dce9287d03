import { Mapping } from '../engine/mapping.js';
import { double, lineAmounts, SENT_AMOUNTS } from './sql.js';

/** The lines of invoices and their notes. */
export const LINEAFACTURACLIENTES_MAPPING: Mapping = {
  name: 'lineafacturaclientes',
  from: `invoice_lines t
    LEFT JOIN invoices i ON i.company_id = t.company_id AND i.id = t.invoice_id
    LEFT JOIN products p ON p.company_id = t.company_id AND p.id = t.product_id`,
  id: 't.id',
  key: 't.id::text',
  columns: {
    ...lineAmounts(),
    idlinea: 't.id',
    idfactura: 't.invoice_id',
    idproducto: 't.product_id',
    descripcion: 't.description',
    codimpuesto: 't.tax_code',
    iva: double('t.tax_rate'),
    recargo: double('t.surcharge_rate'),
    irpf: double('t.withholding_rate'),
    idlinearect: `(SELECT o.id FROM invoice_lines o WHERE o.company_id = t.company_id
      AND o.invoice_id = i.corrects_id AND o.position = t.corrects_position)`,
  },
  alsoKept: SENT_AMOUNTS,
  defaults: { referencia: 'p.code', coste: '0' },
};
