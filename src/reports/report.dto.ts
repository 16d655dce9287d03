import { IsIn, IsOptional } from 'class-validator';

export const REPORT_FORMATS = ['json', 'csv', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What every report takes beside the parameters of its template. */
export class ReportQuery {
  /** `json` when absent; `csv` and `pdf` answer a file. */
  @IsOptional()
  @IsIn(REPORT_FORMATS)
  format?: ReportFormat;
}
