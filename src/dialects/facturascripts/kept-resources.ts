import {
  KEPT_RESOURCE_NAMES,
  KEPT_RESOURCES,
  PART_RESOURCES,
} from '../../access/facturascripts-resources.js';
import { Resource } from '../../access/route-policy.js';

/** The resources whose records are only kept: most under a grant of their own, some as parts of a feature's. */
export const KEPT = [
  ...KEPT_RESOURCE_NAMES.map((name) => ({ name, singular: KEPT_RESOURCES[name], access: Resource(name) })),
  {
    name: 'pagoproveedores',
    singular: PART_RESOURCES.pagoproveedores,
    access: Resource(['purchases', 'pagoproveedores']),
  },
] as const;
