import { ApiProperty, ApiPropertyOptions } from '@nestjs/swagger';
import { LANGUAGES } from '../common/problem.js';
import type { Language } from '../common/problem.js';

export const COLUMN_TYPES = ['text', 'date', 'money', 'number'] as const;

/** `money` is text with the decimals of the row's currency; `number` is a count, or text where it has decimals. */
export type ColumnType = (typeof COLUMN_TYPES)[number];

export class ReportColumn {
  key: string;
  title: string;

  @ApiProperty({ enum: COLUMN_TYPES })
  type: ColumnType;
}

/** The cells of a row by the keys of the columns, in their order; null where there is nothing to say. */
export type ReportRow = Record<string, string | number | null>;

const ROWS: ApiPropertyOptions = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }], nullable: true },
  },
};

export class CompanyOfReport {
  name: string;
  tax_id: string;
}

/** A template that was run: what it found, with the words of one language. */
export class Report {
  template: string;
  title: string;

  @ApiProperty({ enum: LANGUAGES })
  language: Language;

  company: CompanyOfReport;

  /** As they were taken: those that were left out have their defaults. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  parameters: Record<string, string>;

  generated_at: string;

  /** The company's own; a row of another currency names that in its column. */
  currency: string;

  columns: ReportColumn[];

  @ApiProperty(ROWS)
  rows: ReportRow[];

  /** Sums over rows of one currency, never of several: the cells that are not summed up are null. */
  @ApiProperty(ROWS)
  totals: ReportRow[];
}

export class TemplateParameterView {
  name: string;
  title: string;

  @ApiProperty({ enum: ['date', 'choice'] })
  type: string;

  required: boolean;

  @ApiProperty({ type: [String], required: false })
  choices?: readonly string[];

  default?: string;
}

/** A template as the wire shows it. */
export class TemplateView {
  name: string;
  title: string;
  parameters: TemplateParameterView[];
}
