import { KeyFormat } from '../access/key-format.js';
import { CreateApiKeyDto } from '../api-keys/api-key.dto.js';

/** One key of each format, each with what an integration that uses such keys would need. */
export const DEMO_KEYS: Readonly<Record<KeyFormat, CreateApiKeyDto>> = {
  keyid: { name: 'Demo: everything', full_access: true },
  hex64: {
    name: 'Demo: shop (clients and invoices)',
    permissions: ['clients.*', 'products.read', 'invoices.read', 'invoices.create'],
  },
  org: {
    name: 'Demo: billing service',
    permissions: ['clients.read', 'products.read', 'invoices.*', 'payments.read'],
  },
  fs20: {
    name: 'Demo: reports (read only)',
    permissions: ['clients', 'products', 'taxes', 'series', 'payment-methods', 'invoices', 'payments'].map(
      (resource) => `${resource}.read`,
    ),
  },
};
