import { describe, expect, it } from 'vitest';
import { Grants } from '../../../src/access/grants.js';
import { ACTIONS, RESOURCE_NAMES } from '../../../src/access/resources.js';
import {
  cellsGranted,
  cellsOf,
  OTHER_RESOURCES,
  PLATFORM_RESOURCES,
  PRESETS,
  shareOf,
  withCells,
} from './grants.js';

describe('the matrix of grants', () => {
  it('has every resource once, those of the platform apart from those of FacturaScripts alone', () => {
    expect([...PLATFORM_RESOURCES, ...OTHER_RESOURCES].sort()).toEqual([...RESOURCE_NAMES].sort());
    expect(PLATFORM_RESOURCES).toContain('invoices');
    expect(OTHER_RESOURCES).toContain('albaranclientes');
  });

  it('fills the cells that permissions name, in any of their spellings', () => {
    expect(cellsGranted(['invoice.read', 'clients.*'])).toEqual([
      ...cellsOf(['clients']),
      { resource: 'invoices', action: 'read' },
    ]);
    expect(cellsGranted([])).toEqual([]);
  });

  it('comes back as the permissions that it was filled from', () => {
    for (const permissions of [['clients.*', 'invoices.create', 'invoices.read'], ['agentes.delete'], []]) {
      const cells = cellsGranted(permissions);
      expect(withCells([], cells, true).sort()).toEqual(Grants.parse(permissions).permissions().sort());
    }
  });

  it('gives and takes single cells, and leaves the others alone', () => {
    const given = withCells(['clients.read'], [{ resource: 'invoices', action: 'create' }], true);
    expect(given).toEqual(['clients.read', 'invoices.create']);
    expect(withCells(given, [{ resource: 'clients', action: 'read' }], false)).toEqual(['invoices.create']);
    expect(withCells(['clients.*'], cellsOf(['clients'], ['delete']), false)).toEqual([
      'clients.read',
      'clients.create',
      'clients.update',
    ]);
  });

  it('tells how much of a row or a column is given', () => {
    const grants = Grants.parse(['clients.*', 'invoices.read']);
    expect(shareOf(grants, cellsOf(['clients']))).toBe('all');
    expect(shareOf(grants, cellsOf(['invoices']))).toBe('some');
    expect(shareOf(grants, cellsOf(['products']))).toBe('none');
    expect(shareOf(grants, cellsOf(['clients', 'invoices'], ['read']))).toBe('all');
  });
});

describe('a preset', () => {
  const actionsIn = (preset: keyof typeof PRESETS) =>
    ACTIONS.filter((action) => PRESETS[preset].some((cell) => cell.action === action));

  it('reads and no more, or adds and changes nothing, as its name says', () => {
    expect(actionsIn('readOnly')).toEqual(['read']);
    expect(actionsIn('appendOnly')).toEqual(['read', 'create']);
    expect(actionsIn('invoicing')).toEqual(['read', 'create', 'update']);
  });

  it('opens neither keys nor people nor webhooks', () => {
    const opened = new Set(Object.values(PRESETS).flatMap((cells) => cells.map(({ resource }) => resource)));
    for (const resource of ['api-keys', 'users', 'webhooks'] as const) expect(opened).not.toContain(resource);
  });
});
