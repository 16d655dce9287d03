import { Resource } from '../../../access/route-policy.js';
import { taxResource } from './tax-resource.js';

/** What clients keep back of a line: taxes as well, of the kind that is taken off. */
export const RETENCIONES = taxResource({
  name: 'retenciones',
  singular: 'retencion',
  kind: 'withholding',
  access: Resource(['taxes', 'retenciones']),
  columns: { code: 'codretencion', rate: 'porcentaje', active: 'activa' },
});
