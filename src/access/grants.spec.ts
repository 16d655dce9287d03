import { describe, expect, it } from 'vitest';
import { Problem } from '../common/problem.js';
import { AccessRow, Grants } from './grants.js';
import { Action, ACTIONS, RESOURCE_NAMES, ResourceName, RESOURCES } from './resources.js';
import { roleAllows } from './roles.js';

const PAIRS = RESOURCE_NAMES.flatMap((resource) => ACTIONS.map((action) => [resource, action] as const));
const EVERY_SINGLE_PERMISSION = RESOURCE_NAMES.map((resource) => `${resource}.*`);

/** Everything a Grants answers, so that two of them can be compared without asking them to. */
const allowed = (grants: Grants) =>
  PAIRS.filter(([resource, action]) => grants.allows(resource, action)).map((pair) => pair.join('.'));

const row = (resource: string, flags: string): AccessRow => ({
  resource,
  allow_get: flags.includes('r'),
  allow_post: flags.includes('c'),
  allow_put: flags.includes('u'),
  allow_delete: flags.includes('d'),
});

function refusal(permissions: readonly string[]): unknown {
  try {
    Grants.parse(permissions);
  } catch (error) {
    return error instanceof Problem ? { code: error.code, details: error.details } : error;
  }
  return undefined;
}

describe('Grants.full and Grants.none', () => {
  it('allow everything and nothing', () => {
    expect(allowed(Grants.full())).toHaveLength(PAIRS.length);
    expect(allowed(Grants.none())).toEqual([]);
    expect(Grants.full().fullAccess).toBe(true);
    expect(Grants.none().fullAccess).toBe(false);
  });

  it('need no rows', () => {
    expect(Grants.full().rows()).toEqual([]);
    expect(Grants.none().rows()).toEqual([]);
    expect(Grants.full().permissions()).toEqual(['*']);
    expect(Grants.none().permissions()).toEqual([]);
  });
});

describe('Grants.fromRows', () => {
  it.each([
    ['r', 'read'],
    ['c', 'create'],
    ['u', 'update'],
    ['d', 'delete'],
  ])('reads the flag %s as %s of that resource alone', (flag, action) => {
    const grants = Grants.fromRows(false, [row('invoices', flag)]);
    expect(allowed(grants)).toEqual([`invoices.${action}`]);
    expect(grants.rows()).toEqual([row('invoices', flag)]);
  });

  it('keeps out a resource that this version does not know', () => {
    const rows = ['warehouses', 'invoice', 'payment_methods', 'constructor', ''].map((name) =>
      row(name, 'rcud'),
    );
    expect(allowed(Grants.fromRows(false, [...rows, row('clients', 'r')]))).toEqual(['clients.read']);
  });

  it('adds up several rows of one resource', () => {
    const grants = Grants.fromRows(false, [row('clients', 'r'), row('clients', 'd'), row('clients', '')]);
    expect(grants.rows()).toEqual([row('clients', 'rd')]);
  });

  it('needs no rows for full access and forgets those it is given', () => {
    const grants = Grants.fromRows(true, [row('clients', 'r')]);
    expect(grants).toEqual(Grants.full());
    expect(grants.rows()).toEqual([]);
  });

  it('does not change when the rows it was read from do', () => {
    const rows = [row('clients', 'r')];
    const grants = Grants.fromRows(false, rows);
    Object.assign(rows[0] as AccessRow, { allow_delete: true });
    expect(allowed(grants)).toEqual(['clients.read']);
  });
});

describe('Grants.parse', () => {
  it('reads * as full access, wherever it stands', () => {
    expect(Grants.parse(['*']).fullAccess).toBe(true);
    expect(Grants.parse(['clients.read', '*']).equals(Grants.full())).toBe(true);
  });

  it.each(Object.entries(RESOURCES))(
    'reads %s and %s as the same resource, with - or _',
    (plural, singular) => {
      const spellings = [plural, singular].flatMap((name) => [name, name.replaceAll('-', '_')]);
      for (const spelling of spellings) {
        expect(allowed(Grants.parse([`${spelling}.*`]))).toEqual(
          ACTIONS.map((action) => `${plural}.${action}`),
        );
        expect(allowed(Grants.parse([`${spelling}.update`]))).toEqual([`${plural}.update`]);
      }
    },
  );

  it('does not take every permission together for full access', () => {
    const grants = Grants.parse(EVERY_SINGLE_PERMISSION);
    expect(allowed(grants)).toEqual(allowed(Grants.full()));
    expect(grants.fullAccess).toBe(false);
    expect(grants.equals(Grants.full())).toBe(false);
  });

  it('reads an empty list as nothing, and a repeated word once', () => {
    expect(Grants.parse([])).toEqual(Grants.none());
    expect(Grants.parse(['client.read', 'clients.read']).permissions()).toEqual(['clients.read']);
  });

  it.each([
    '',
    '.',
    '**',
    '*.*',
    '*.read',
    'clients',
    'clients.',
    'clientsx',
    '.read',
    'clients.write',
    'clients.Read',
    'Clients.read',
    'clients.read.all',
    'clients.*.',
    'clients.**',
    ' clients.read',
    'clients.read ',
    'clients.read,invoices.read',
    'warehouses.read',
    'constructor.read',
    'api-keys.constructor',
    'accounting.reports.view',
  ])('refuses %j by its place in the list', (text) => {
    expect(refusal(['invoices.read', text])).toEqual({
      code: 'validation_failed',
      details: [{ field: 'permissions[1]', code: 'unknown_permission' }],
    });
  });

  it('refuses an unknown word even beside full access', () => {
    expect(refusal(['*', 'nothing.read'])).toMatchObject({ details: [{ field: 'permissions[1]' }] });
    expect(refusal(['nothing.read', '*'])).toMatchObject({ details: [{ field: 'permissions[0]' }] });
  });
});

describe('the two spellings', () => {
  it('sort by resource, then by action, and shorten all four to *', () => {
    const words = [
      'taxes.delete',
      'taxes.read',
      'series.*',
      'api_key.create',
      'clients.update',
      'clients.read',
    ];
    const grants = Grants.parse(words);
    expect(grants.permissions()).toEqual([
      'api-keys.create',
      'clients.read',
      'clients.update',
      'series.*',
      'taxes.read',
      'taxes.delete',
    ]);
    expect(grants.rows()).toEqual([
      row('api-keys', 'c'),
      row('clients', 'ru'),
      row('series', 'rcud'),
      row('taxes', 'rd'),
    ]);
  });
});

describe('covers and equals', () => {
  const some = Grants.parse(['clients.*', 'invoices.read']);

  it('compare what is allowed', () => {
    expect(some.covers(Grants.parse(['clients.delete']))).toBe(true);
    expect(some.covers(some)).toBe(true);
    expect(some.covers(Grants.none())).toBe(true);
    expect(Grants.none().covers(some)).toBe(false);
    expect(some.covers(Grants.parse(['clients.read', 'invoices.create']))).toBe(false);
    expect(some.equals(Grants.parse(['invoice.read', 'client.*']))).toBe(true);
    expect(some.equals(Grants.parse(['clients.*']))).toBe(false);
    expect(Grants.parse(['clients.*']).equals(some)).toBe(false);
  });

  it('let only full access cover full access', () => {
    const everything = Grants.parse(EVERY_SINGLE_PERMISSION);
    expect(Grants.full().covers(Grants.full())).toBe(true);
    expect(Grants.full().covers(everything)).toBe(true);
    expect(everything.covers(Grants.full())).toBe(false);
    expect(Grants.full().equals(Grants.full())).toBe(true);
    expect(everything.equals(Grants.full())).toBe(false);
  });
});

describe('intersect and restrictedTo', () => {
  it('keep full access only between two of them', () => {
    expect(Grants.full().intersect(Grants.full()).fullAccess).toBe(true);
    expect(
      Grants.full()
        .intersect(Grants.parse(['clients.read']))
        .permissions(),
    ).toEqual(['clients.read']);
    expect(Grants.parse(['clients.read']).intersect(Grants.full()).permissions()).toEqual(['clients.read']);
  });

  it('bound a key by the role of its maker', () => {
    const viewer = (resource: ResourceName, action: Action) => roleAllows('viewer', resource, action);
    const ofViewer = Grants.full().restrictedTo(viewer);
    expect(ofViewer.fullAccess).toBe(false);
    expect(ofViewer.allows('clients', 'read')).toBe(true);
    expect(ofViewer.allows('clients', 'create')).toBe(false);
    expect(ofViewer.allows('api-keys', 'read')).toBe(false);
    expect(Grants.parse(['clients.*', 'users.read']).restrictedTo(viewer).permissions()).toEqual([
      'clients.read',
    ]);
  });

  it('never give full access, even where the predicate lets everything through', () => {
    const everything = Grants.full().restrictedTo(() => true);
    expect(everything.fullAccess).toBe(false);
    expect(everything.permissions()).toEqual(EVERY_SINGLE_PERMISSION.toSorted());
    expect(Grants.full().restrictedTo(() => false)).toEqual(Grants.none());
  });

  it('leave the grants they start from unchanged', () => {
    const grants = Grants.parse(['clients.*']);
    grants.restrictedTo(() => false);
    grants.intersect(Grants.none());
    expect(grants.permissions()).toEqual(['clients.*']);
  });
});
