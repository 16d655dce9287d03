import { Decimal, decimalsOf, formatMoney } from '../common/money.js';
import { invalid, Language } from '../common/problem.js';
import { ReportRecord } from './report-statement.js';
import { ReportTemplate, TemplateColumn, TemplateSource } from './report-template.js';
import { Report, ReportRow } from './report.view.js';

export const MAX_ROWS = 50_000;

/** The company as a report of it says, and what day it is there. */
export type CompanyFacts = Pick<Report, 'currency' | 'generated_at'> & Report['company'] & { today: string };

/** What running a template found. */
export interface Found {
  company: CompanyFacts;
  parameters: object;
  source: TemplateSource;
  records: readonly ReportRecord[];
}

/** The report out of what was found, in one language; refuses more rows than a report has. */
export function reportOf(template: ReportTemplate, found: Found, language: Language): Report {
  const { columns, title = template.title } = found.source;
  const { name, tax_id, currency, generated_at } = found.company;
  const rowsOf = (records: readonly ReportRecord[]) => records.map((record) => rowOf(columns, record));
  const rows = found.records.filter(({ part }) => part === 0);
  if (rows.length > MAX_ROWS) {
    throw invalid(template.boundBy, 'too_many_rows', `a report has at most ${MAX_ROWS} rows`);
  }
  return {
    template: template.name,
    title: title[language],
    language,
    company: { name, tax_id },
    parameters: { ...found.parameters },
    generated_at,
    currency,
    columns: columns.map(({ key, type, ...column }) => ({ key, title: column.title[language], type })),
    rows: rowsOf(rows),
    totals: rowsOf(found.records.slice(rows.length)),
  };
}

function rowOf(columns: readonly TemplateColumn[], record: ReportRecord): ReportRow {
  const decimals = decimalsOf(String(record.currency));
  const row: ReportRow = {};
  for (const { key, type } of columns) {
    const value = record[key] ?? null;
    row[key] = type === 'money' && value !== null ? formatMoney(new Decimal(value), decimals) : value;
  }
  return row;
}
