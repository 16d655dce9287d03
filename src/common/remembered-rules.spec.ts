import { IsInt, IsOptional, IsString, Length, ValidateNested, validateSync } from 'class-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { rememberRules } from './remembered-rules.js';

class Named {
  @IsString()
  @Length(1, 5)
  name: string;
}

class Counted extends Named {
  @IsOptional()
  @IsInt()
  count?: number;

  @IsInt({ groups: ['late'] })
  late?: number;
}

class Holding {
  @ValidateNested({ each: true })
  held: Named[];
}

const made = <T extends object>(of: new () => T, values: object): T => Object.assign(new of(), values);
/** Anew each time: what has no rule is dropped. */
const objects = () => [
  made(Named, { name: 'Ana' }),
  made(Named, { name: '' }),
  made(Named, {}),
  made(Counted, { name: 'Ana', count: 1 }),
  made(Counted, { name: 'too long', count: 1.5 }),
  made(Counted, { count: null }),
  made(Holding, { held: [made(Named, { name: 'Ana' }), made(Counted, { name: 7, count: 'x' })] }),
];
const flaws = (groups?: string[]) =>
  objects().map((object) =>
    validateSync(object, { whitelist: true, groups }).map(({ property, constraints }) => [
      property,
      constraints,
    ]),
  );

let before: ReturnType<typeof flaws>[];
beforeAll(() => {
  before = [flaws(), flaws(['late'])];
  rememberRules();
});

describe('rules that are remembered', () => {
  it('find the same flaws as rules that are looked for, again and again', () => {
    expect(before[0]!.map((found) => found.length)).toEqual([0, 1, 1, 1, 3, 2, 1]);
    for (let use = 0; use < 3; use++) expect([flaws(), flaws(['late'])]).toEqual(before);
  });
});
