import { Language } from '../common/problem.js';

/** `money` is text with the decimals of the row's currency; `number` is a count, or text where it has decimals. */
export type ColumnType = 'text' | 'date' | 'money' | 'number';

export interface ReportColumn {
  key: string;
  title: string;
  type: ColumnType;
}

/** The cells of a row by the keys of the columns, in their order; null where there is nothing to say. */
export type ReportRow = Record<string, string | number | null>;

/** A template that was run: what it found, with the words of one language. */
export interface Report {
  template: string;
  title: string;
  language: Language;
  company: { name: string; tax_id: string };
  /** As they were taken: those that were left out have their defaults. */
  parameters: Record<string, string>;
  generated_at: string;
  /** The company's own; a row of another currency names that in its column. */
  currency: string;
  columns: ReportColumn[];
  rows: ReportRow[];
  /** Sums over rows of one currency, never of several: the cells that are not summed up are null. */
  totals: ReportRow[];
}
