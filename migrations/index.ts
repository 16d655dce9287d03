import { CreateAccess1795000000000 } from './1795000000000-create-access.js';
import { CreateInvoicing1795000100000 } from './1795000100000-create-invoicing.js';
import { CreateIdempotencyKeys1795000200000 } from './1795000200000-create-idempotency-keys.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  CreateAccess1795000000000,
  CreateInvoicing1795000100000,
  CreateIdempotencyKeys1795000200000,
];
