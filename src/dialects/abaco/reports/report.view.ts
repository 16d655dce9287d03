import { Report, ReportColumn, ReportRow } from '../../../reports/report.view.js';
import { TemplateView } from '../../../reports/report.view.js';
import { camelField } from '../field-words.js';
import { amount, moment } from '../wire.js';

/** Parameter of a template -> field of the wire; the days of a period are named as those of journal entries. */
const PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['from', 'startDate'],
  ['to', 'endDate'],
]);

const parameterWord = (name: string) => PARAMETERS.get(name) ?? camelField(name);

/** Two numbers side by side would read as one: `days_1_30` -> `days1To30`. */
const columnWord = (key: string) => camelField(key.replaceAll(/(\d)_(?=\d)/g, '$1_to_'));

/** A template as abaco lists it; its name is what it is asked for by. */
export function templateView({ name, title, parameters }: TemplateView) {
  return {
    id: name,
    name: title,
    parameters: parameters.map((parameter) => ({ ...parameter, name: parameterWord(parameter.name) })),
  };
}

/** A report that was run: numbers are JSON numbers, and the names those of this dialect. */
export function reportView({ columns, rows, totals, ...report }: Report) {
  return {
    template: report.template,
    title: report.title,
    company: { name: report.company.name, taxId: report.company.tax_id },
    parameters: Object.fromEntries(
      Object.entries(report.parameters).map(([name, value]) => [parameterWord(name), value]),
    ),
    generatedAt: moment(report.generated_at),
    currency: report.currency,
    columns: columns.map((column) => ({ ...column, key: columnWord(column.key) })),
    rows: rows.map((row) => rowView(row, columns)),
    totals: totals.map((row) => rowView(row, columns)),
  };
}

function rowView(row: ReportRow, columns: readonly ReportColumn[]) {
  return Object.fromEntries(
    columns.map(({ key, type }) => {
      const cell = row[key] ?? null;
      const isNumber = cell !== null && (type === 'money' || type === 'number');
      return [columnWord(key), isNumber ? amount(String(cell)) : cell];
    }),
  );
}
