import { FACTURASCRIPTS_RESOURCE_NAMES } from './facturascripts-resources.js';
import type { Action, ResourceName } from './resources.js';

/** From the most to the least that a person may do in a company. */
export const ROLES = ['proprietor', 'administrator', 'accountant', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const BOOKS: readonly ResourceName[] = [
  'clients',
  'products',
  'taxes',
  'series',
  'payment-methods',
  'invoices',
  'invoice-batches',
  'payments',
  'purchases',
  ...FACTURASCRIPTS_RESOURCE_NAMES,
];
const EVERYTHING: readonly Action[] = ['read', 'create', 'update', 'delete'];
const READ: readonly Action[] = ['read'];

type Permissions = ReadonlyMap<ResourceName, readonly Action[]>;

const books = (actions: readonly Action[]): [ResourceName, readonly Action[]][] =>
  BOOKS.map((name) => [name, actions]);

const MANAGER: Permissions = new Map([
  ...books(EVERYTHING),
  ['reports', EVERYTHING],
  ['companies', EVERYTHING],
  ['users', EVERYTHING],
  ['api-keys', EVERYTHING],
  ['webhooks', EVERYTHING],
]);

const PERMISSIONS: Readonly<Record<Role, Permissions>> = {
  proprietor: MANAGER,
  administrator: MANAGER,
  accountant: new Map([...books(EVERYTHING), ['reports', READ], ['companies', READ], ['users', READ]]),
  viewer: new Map([...books(READ), ['reports', READ], ['companies', READ]]),
};

/** What a role opens by itself; the key management of a viewer or an accountant is nothing at all. */
export function roleAllows(role: Role, resource: ResourceName, action: Action): boolean {
  return PERMISSIONS[role].get(resource)?.includes(action) ?? false;
}

/** Whether a role holds every granular permission, such as `accounting.reports.view`; others are given them one by one. */
export function holdsEveryPermission(role: Role): boolean {
  return PERMISSIONS[role] === MANAGER;
}

/** True when `role` holds at least what `other` holds: only such a person may give `other` away. */
export function roleCovers(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(other);
}
