import { describe, expect, it } from 'vitest';
import { LANGUAGES, Problem } from '../common/problem.js';
import { judged } from '../common/validation.js';
import { ReportTemplate, Words } from './report-template.js';
import { TEMPLATES } from './templates.js';

const SAMPLES = { date: '2026-01-31', choice: 'issued' } as const;

/** Parameters that the template takes, as it describes them. */
const sampleOf = ({ parameters }: ReportTemplate) =>
  Object.fromEntries(parameters.map(({ name, type, choices }) => [name, choices?.[0] ?? SAMPLES[type]]));

const refusalOf = async ({ dto }: ReportTemplate, values: object): Promise<string[]> => {
  const problem = await judged(dto, values).then(
    () => undefined,
    (error: unknown) => error as Problem,
  );
  return (problem?.details ?? []).map(({ field, code }) => `${field} ${code}`);
};

const wordless = (words: Words) => LANGUAGES.filter((language) => words[language].trim() === '');

describe.each(TEMPLATES.map((template) => [template.name, template] as const))('the template %s', (_, template) => {
  const columnsOf = (values: Record<string, string>) => template.source(values).columns;

  it('takes exactly the parameters that it describes', async () => {
    const sample = sampleOf(template);
    expect(await judged(template.dto, { ...sample, company_id: '7' })).toEqual(sample);
  });

  it('needs exactly the parameters that it calls required', async () => {
    const required = template.parameters.filter((parameter) => parameter.required);
    expect(await refusalOf(template, {})).toEqual(required.map(({ name }) => `${name} required`));
  });

  it('takes each of the choices that it describes and no other', async () => {
    for (const { name, choices } of template.parameters.filter(({ type }) => type === 'choice')) {
      const sample = sampleOf(template);
      for (const choice of choices!) expect(await refusalOf(template, { ...sample, [name]: choice })).toEqual([]);
      expect(await refusalOf(template, { ...sample, [name]: 'another' })).toEqual([`${name} isIn`]);
    }
  });

  it('takes what it calls its default, or today, where a parameter is left out', () => {
    const given = sampleOf(template);
    for (const { name, default: usual, required } of template.parameters) {
      if (required) continue;
      const { [name]: _left, ...others } = given;
      expect(template.complete(others, '2026-02-03')).toEqual({ ...given, [name]: usual ?? '2026-02-03' });
    }
  });

  it('blames a parameter of its own for too many rows', () => {
    expect(template.parameters.map(({ name }) => name)).toContain(template.boundBy);
  });

  it('has words in every language, and each column once', () => {
    const columns = columnsOf(sampleOf(template));
    const words = [template, ...template.parameters, ...columns].map(({ title }) => title);
    expect(words.flatMap(wordless)).toEqual([]);
    expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
  });

  it('says the currency of each row, and never sums up over several', () => {
    const { columns, totals } = template.source(sampleOf(template));
    expect(columns.map(({ key }) => key)).toContain('currency');
    for (const { by } of totals) expect(by).toContain('currency');
  });
});

it('the templates have different names', () => {
  expect(new Set(TEMPLATES.map(({ name }) => name)).size).toBe(TEMPLATES.length);
});
