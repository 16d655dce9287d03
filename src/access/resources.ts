import { FACTURASCRIPTS_RESOURCES, TRANSLATED_RESOURCES } from './facturascripts-resources.js';

/**
 * What a grant can be about: one canonical name per resource, and the singular that is accepted beside
 * it on input (WHMDC's page writes both `client.read` and `clients.read`). A new module adds one line.
 */
export const RESOURCES = {
  companies: 'company',
  users: 'user',
  clients: 'client',
  products: 'product',
  taxes: 'tax',
  series: 'series',
  'payment-methods': 'payment-method',
  invoices: 'invoice',
  'invoice-batches': 'invoice-batch',
  payments: 'payment',
  purchases: 'purchase',
  reports: 'report',
  'api-keys': 'api-key',
  webhooks: 'webhook',
  ...FACTURASCRIPTS_RESOURCES,
} as const;

export type ResourceName = keyof typeof RESOURCES;
export const RESOURCE_NAMES = Object.keys(RESOURCES) as ResourceName[];

/** In the order of the columns allow_get, allow_post, allow_put, allow_delete. */
export const ACTIONS = ['read', 'create', 'update', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

const ACTION_BY_METHOD: ReadonlyMap<string, Action> = new Map([
  ['GET', 'read'],
  ['HEAD', 'read'],
  ['POST', 'create'],
  ['PUT', 'update'],
  ['PATCH', 'update'],
  ['DELETE', 'delete'],
]);

/** GET/HEAD -> read, POST -> create, PUT/PATCH -> update, DELETE -> delete; any other method -> undefined. */
export function actionOf(method: string): Action | undefined {
  return ACTION_BY_METHOD.get(method);
}

const BY_SPELLING = new Map<string, ResourceName>([
  ...Object.entries(TRANSLATED_RESOURCES).flatMap(([plural, [singular, name]]) => [
    [plural, name] as const,
    [singular, name] as const,
  ]),
  ...RESOURCE_NAMES.flatMap((name) => [
    [name, name] as const,
    [RESOURCES[name], name] as const,
    [name.replaceAll('-', '_'), name] as const,
    [RESOURCES[name].replaceAll('-', '_'), name] as const,
  ]),
]);

/**
 * The canonical name of a resource written in the singular or plural, with `-` or `_`, or as FacturaScripts writes it;
 * else undefined.
 */
export function resourceNamed(spelling: string): ResourceName | undefined {
  return BY_SPELLING.get(spelling);
}
