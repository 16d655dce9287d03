import { FACTURASCRIPTS_RESOURCE_NAMES } from '../../../src/access/facturascripts-resources.js';
import { Grants } from '../../../src/access/grants.js';
import { ACTIONS, RESOURCE_NAMES } from '../../../src/access/resources.js';
import type { Action, ResourceName } from '../../../src/access/resources.js';

const OF_FACTURASCRIPTS: ReadonlySet<string> = new Set(FACTURASCRIPTS_RESOURCE_NAMES);

/** The resources that every contract has, and those that FacturaScripts alone tells apart. */
export const PLATFORM_RESOURCES = RESOURCE_NAMES.filter((name) => !OF_FACTURASCRIPTS.has(name));
export const OTHER_RESOURCES: readonly ResourceName[] = FACTURASCRIPTS_RESOURCE_NAMES;

export interface Cell {
  resource: ResourceName;
  action: Action;
}

export const cellsOf = (
  resources: readonly ResourceName[],
  actions: readonly Action[] = ACTIONS,
): readonly Cell[] => resources.flatMap((resource) => actions.map((action) => ({ resource, action })));

const spelled = ({ resource, action }: Cell) => `${resource}.${action}`;

/** Permissions with these cells given, or taken away, in the spelling that the server answers with. */
export function withCells(
  permissions: readonly string[],
  cells: readonly Cell[],
  isGranted: boolean,
): string[] {
  const changed = new Set(cells.map(spelled));
  const kept = cellsGranted(permissions)
    .map(spelled)
    .filter((name) => !changed.has(name));
  return Grants.parse([...kept, ...(isGranted ? changed : [])]).permissions();
}

/** The cells of the matrix that permissions fill. */
export function cellsGranted(permissions: readonly string[]): readonly Cell[] {
  const grants = Grants.parse(permissions);
  return cellsOf(RESOURCE_NAMES).filter(({ resource, action }) => grants.allows(resource, action));
}

/** How much of some cells is given: for a box that stands for all of them. */
export function shareOf(grants: Grants, cells: readonly Cell[]): 'all' | 'some' | 'none' {
  const given = cells.filter(({ resource, action }) => grants.allows(resource, action)).length;
  if (given === 0) return 'none';
  return given === cells.length ? 'all' : 'some';
}

/** What accounts are kept in; people, keys and webhooks are no part of them. */
const BOOKS: readonly ResourceName[] = [
  'companies',
  'clients',
  'products',
  'taxes',
  'series',
  'payment-methods',
  'invoices',
  'invoice-batches',
  'payments',
  'purchases',
  'reports',
];
const ADDED_TO = BOOKS.filter((name) => name !== 'companies' && name !== 'reports');

/** Where choosing begins; what is chosen can be changed afterwards. */
export const PRESETS = {
  readOnly: cellsOf(BOOKS, ['read']),
  invoicing: [
    ...cellsOf(['companies', 'products', 'taxes', 'series', 'payment-methods'], ['read']),
    ...cellsOf(['clients', 'invoices', 'invoice-batches', 'payments'], ['read', 'create', 'update']),
  ],
  appendOnly: [...cellsOf(['companies'], ['read']), ...cellsOf(ADDED_TO, ['read', 'create'])],
} as const satisfies Record<string, readonly Cell[]>;
export type Preset = keyof typeof PRESETS;
