import { describe, expect, it } from 'vitest';
import { FACTURASCRIPTS_RESOURCE_NAMES } from './facturascripts-resources.js';
import { ACTIONS, RESOURCE_NAMES, ResourceName } from './resources.js';
import { roleAllows, roleCovers, ROLES } from './roles.js';

const BOOKS = [
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
] as const;
const COMPANY = ['companies', 'users', 'api-keys', 'webhooks', 'reports'] as const;

/** What a role may do with a resource, as the first letters of the actions. */
function rights(role: (typeof ROLES)[number], resource: ResourceName): string {
  return ACTIONS.filter((action) => roleAllows(role, resource, action))
    .map((action) => action[0])
    .join('');
}

describe('a role', () => {
  it('has a say on every resource that there is', () => {
    expect([...BOOKS, ...COMPANY].sort()).toEqual(RESOURCE_NAMES.toSorted());
  });

  it.each([...BOOKS])('of a viewer reads %s; the others write them', (resource) => {
    expect(ROLES.map((role) => rights(role, resource))).toEqual(['rcud', 'rcud', 'rcud', 'r']);
  });

  it.each([
    ['companies', ['rcud', 'rcud', 'r', 'r']],
    ['users', ['rcud', 'rcud', 'r', '']],
    ['api-keys', ['rcud', 'rcud', '', '']],
    ['webhooks', ['rcud', 'rcud', '', '']],
    ['reports', ['rcud', 'rcud', 'r', 'r']],
  ] as const)('decides on %s', (resource, expected) => {
    expect(ROLES.map((role) => rights(role, resource))).toEqual(expected);
  });

  it('covers itself and what stands below it', () => {
    const covered = ROLES.map((role) => ROLES.filter((other) => roleCovers(role, other)));
    expect(covered).toEqual([
      ['proprietor', 'administrator', 'accountant', 'viewer'],
      ['administrator', 'accountant', 'viewer'],
      ['accountant', 'viewer'],
      ['viewer'],
    ]);
  });

  it('that covers another allows all that the other allows', () => {
    for (const role of ROLES)
      for (const other of ROLES.filter((each) => roleCovers(role, each)))
        for (const resource of RESOURCE_NAMES)
          for (const action of ACTIONS)
            if (roleAllows(other, resource, action)) expect(roleAllows(role, resource, action)).toBe(true);
  });
});
