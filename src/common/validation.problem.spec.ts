import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, Min, validateSync, ValidateNested } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { IsText, problemOf } from './validation.js';

class Tag {
  @IsText(5)
  name: unknown;
}

class Line {
  @IsInt()
  @Min(1)
  quantity: unknown;

  @IsOptional()
  @IsInt()
  level2?: unknown;

  @IsOptional()
  @IsInt()
  '2nd'?: unknown;

  @IsOptional()
  @ValidateNested()
  @Type(() => Tag)
  tag?: unknown;
}

class Order {
  @IsText(5)
  code: unknown;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Line)
  lines: unknown;
}

const problemIn = (body: object) => problemOf(validateSync(plainToInstance(Order, body)));
const codesIn = (body: object) =>
  problemIn(body)
    .details?.map(({ field, code }) => `${field} ${code}`)
    .sort();
const GOOD = { code: 'A', lines: [] };

describe('the problem of a body', () => {
  it.each([undefined, null, ''])('is 400 where a required value is missing: %j', (code) => {
    const problem = problemIn({ ...GOOD, code });
    expect([problem.code, problem.status]).toEqual(['parameter_missing', 400]);
    expect(problem.details).toEqual([{ field: 'code', code: 'required', message: 'code is required' }]);
  });

  it.each([0, false, [], {}, ' ', 'too long'])('is 422 where a value is not valid: %j', (code) => {
    const problem = problemIn({ ...GOOD, code });
    expect([problem.code, problem.status]).toEqual(['validation_failed', 422]);
    expect(problem.details?.map(({ field }) => field)).toContain('code');
    expect(problem.details?.map((detail) => detail.code)).not.toContain('required');
  });

  it('is 400 as soon as one of several values is missing, and tells them all', () => {
    const problem = problemIn({ code: 'too long', lines: [{}] });
    expect(problem.code).toBe('parameter_missing');
    expect(problem.details?.map(({ field }) => field)).toEqual(['code', 'lines[0].quantity']);
  });

  it('names each field by its path, and each rule that it breaks', () => {
    const lines = [{ quantity: 1 }, { quantity: 0.5 }, { quantity: 2, tag: { name: 'far too long' } }];
    expect(codesIn({ ...GOOD, lines })).toEqual([
      'lines[1].quantity isInt',
      'lines[1].quantity min',
      'lines[2].tag.name isLength',
    ]);
  });

  it('tells the place in a list from a name with digits', () => {
    const lines = Array.from({ length: 12 }, () => ({ quantity: 1 }));
    Object.assign(lines[11]!, { quantity: 'x', level2: 'x', '2nd': 'x' });
    const places = new Set(problemIn({ ...GOOD, lines }).details?.map(({ field }) => field));
    expect([...places].sort()).toEqual(['lines[11].2nd', 'lines[11].level2', 'lines[11].quantity']);
  });

  it('is told of a list and of its items at once', () => {
    expect(codesIn({ ...GOOD, lines: [1, 'x'] })).toEqual([
      'lines[0] nestedValidation',
      'lines[1] nestedValidation',
    ]);
    expect(codesIn({ ...GOOD, lines: [null] })).toEqual(['lines[0] required']);
    expect(codesIn({ ...GOOD, lines: { quantity: 0 } })).toEqual(['lines isArray', 'lines.quantity min']);
  });

  it('keeps the words of the rule', () => {
    const [detail] = problemIn({ ...GOOD, code: 'too long' }).details ?? [];
    expect(detail).toEqual({
      field: 'code',
      code: 'isLength',
      message: 'code must be shorter than or equal to 5 characters',
    });
  });
});
