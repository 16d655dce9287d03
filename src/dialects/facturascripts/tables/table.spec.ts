import { describe, expect, it } from 'vitest';
import { KEPT_RESOURCE_NAMES } from '../../../access/facturascripts-resources.js';
import { TABLES } from '../resources.js';
import { table } from './table.js';

const NAMES = Object.keys(TABLES);

describe('a table written as columns', () => {
  const made = table('things', 'id', 'code varchar(10)!, id serial, ready bool = true, stock int! = 0');

  it('knows the name, type, length, necessity and default of each', () => {
    expect(made.columns).toEqual([
      { name: 'code', type: 'varchar', length: 10, required: true, default: null },
      { name: 'id', type: 'serial', length: undefined, required: true, default: null },
      { name: 'ready', type: 'bool', length: undefined, required: false, default: 'true' },
      { name: 'stock', type: 'int', length: undefined, required: true, default: '0' },
    ]);
    expect(made.key.name).toBe('id');
  });

  it('is refused when its key is no column of it', () => {
    expect(() => table('things', 'code', 'id serial')).toThrow('things has no column code');
  });

  it.each(['id', 'id serial extra', 'id varchar(x)', ''])(
    'is refused when a column is not one: %j',
    (column) => {
      expect(() => table('things', 'id', column)).toThrow('not a column');
    },
  );
});

describe('the tables of the original', () => {
  it('are 83, and every kept resource has one', () => {
    expect(NAMES).toHaveLength(83);
    expect(KEPT_RESOURCE_NAMES.filter((name) => !TABLES[name])).toEqual([]);
  });

  it.each(NAMES)('have their columns once, in alphabetical order: %s', (name) => {
    const names = TABLES[name]!.columns.map((column) => column.name);
    expect(names).toEqual([...new Set(names)].toSorted());
  });

  it.each(NAMES)('have types that exist, lengths for varchar alone, and names that are plain: %s', (name) => {
    const types = ['varchar', 'text', 'int', 'serial', 'double', 'bool', 'date', 'time', 'timestamp'];
    for (const column of TABLES[name]!.columns) {
      expect(types).toContain(column.type);
      expect(column.length !== undefined).toBe(column.type === 'varchar');
      expect(column.name).toMatch(/^[a-z][a-z0-9_]*$/);
    }
  });

  it('count only what is their key', () => {
    const counted = NAMES.flatMap((name) =>
      TABLES[name]!.columns.filter(({ type }) => type === 'serial').map((column) => [name, column]),
    );
    expect(counted.filter(([name, column]) => TABLES[name as string]!.key !== column)).toEqual([]);
  });
});
