import { Resource } from '../../../access/route-policy.js';
import { invalid } from '../../../common/problem.js';
import { RecordValues } from '../engine/resource.js';
import { taxResource } from './tax-resource.js';

/** Taxes that are a percentage; the original also has some of a fixed amount. */
const PERCENTAGE = 1;

/** The taxes that are added to a line. */
export const IMPUESTOS = taxResource({
  name: 'impuestos',
  singular: 'impuesto',
  kind: 'tax',
  access: Resource('taxes'),
  columns: { code: 'codimpuesto', rate: 'iva', surcharge_rate: 'recargo', active: 'activo' },
  usual: { rate: '0', surcharge_rate: '0' },
  refuse: refuseFixedAmount,
});

function refuseFixedAmount({ tipo }: RecordValues): void {
  if ((tipo ?? PERCENTAGE) !== PERCENTAGE) throw invalid('tipo', 'not_a_percentage');
}
