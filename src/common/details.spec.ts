import 'reflect-metadata';
import { getMetadataStorage } from 'class-validator';
import { describe, expect, it } from 'vitest';
import '../app.module.js';
import { sayDetail } from './details.js';

/** Decorators that refuse nothing by themselves. */
const SILENT = new Set(['isOptional', 'conditionalValidation']);

/** The code of every rule that any DTO of the application declares. */
function codesOfRules(): string[] {
  const rules = [...getMetadataStorage()['validationMetadatas'].values()].flat();
  return [...new Set(rules.map((rule) => rule.name ?? rule.type))].filter((code) => !SILENT.has(code));
}

describe('a detail', () => {
  it('of every rule that a request can break has Spanish words', () => {
    const codes = codesOfRules();
    expect(codes).toContain('isDecimalValue');
    const english = codes.filter((code) => {
      const said = sayDetail({ field: 'x', code, message: 'in English' }, 'es').message;
      return said === 'in English';
    });
    expect(english).toEqual([]);
  });

  it('keeps its field and its code in every language', () => {
    const detail = { field: 'lines[0].price', code: 'required', message: 'lines[0].price is required' };
    expect(sayDetail(detail, 'en')).toEqual(detail);
    expect(sayDetail(detail, 'es')).toEqual({ ...detail, message: 'lines[0].price es obligatorio' });
  });

  it('without words of its own is told by its code', () => {
    expect(sayDetail({ field: 'due_on', code: 'before_issued_on' }, 'en').message).toBe(
      'due_on: before issued on',
    );
    expect(sayDetail({ field: 'x', code: 'some_new_code' }, 'es').message).toBe('x: some new code');
  });
});
