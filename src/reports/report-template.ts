import type { ClassConstructor } from 'class-transformer';
import { Language } from '../common/problem.js';
import { ColumnType } from './report.view.js';

export type Words = Readonly<Record<Language, string>>;

export interface TemplateColumn {
  key: string;
  title: Words;
  type: ColumnType;
  /** A count: a whole number, on the wire too. */
  whole?: true;
}

export interface TemplateParameter {
  name: string;
  title: Words;
  type: 'date' | 'choice';
  required: boolean;
  choices?: readonly string[];
  /** What is taken where it is left out, unless that depends on the day. */
  default?: string;
}

/** Totals: one row for all rows with the same `by`, with the sums of these columns. */
export interface TemplateTotals {
  by: readonly string[];
  sums: readonly string[];
}

/** What a template reads of the database, for the parameters it was given. */
export interface TemplateSource {
  /** The title of this report, where that says more than the template's. */
  title?: Words;
  columns: readonly TemplateColumn[];
  /** A SELECT of the columns by their keys, and of whatever `order` names; `$1` is the company, `values` follow. */
  rows: string;
  order: string;
  values: readonly unknown[];
  totals: readonly TemplateTotals[];
}

/** One kind of report. `P` are its parameters as its DTO leaves them. */
export interface ReportTemplate<P extends object = object> {
  name: string;
  title: Words;
  parameters: readonly TemplateParameter[];
  dto: ClassConstructor<P>;
  /** The parameter that too many rows are blamed on. */
  boundBy: string;
  /** The parameters with the defaults that depend on `today`, the day where the company is. */
  complete(parameters: P, today: string): P;
  source(parameters: P): TemplateSource;
}

const column =
  (type: ColumnType) =>
  (key: string, en: string, es: string): TemplateColumn => ({ key, title: { en, es }, type });

export const text = column('text');
export const date = column('date');
export const money = column('money');
export const number = column('number');
export const count = (key: string, en: string, es: string): TemplateColumn => ({
  ...number(key, en, es),
  whole: true,
});
