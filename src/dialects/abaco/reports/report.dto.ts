import { IsIn, IsOptional } from 'class-validator';
import { IsCalendarDate } from '../../../common/validation.js';
import { ReportQuery } from '../../../reports/report.dto.js';
import { TOP } from '../../../reports/templates/sales-by-client.dto.js';
import type { Top } from '../../../reports/templates/sales-by-client.dto.js';
import { VAT_BOOKS } from '../../../reports/templates/vat-book.dto.js';
import type { VatBook } from '../../../reports/templates/vat-book.dto.js';

/** What reports take here; which of it one needs is in the list of templates, and is judged with it. */
export class RunReportDto extends ReportQuery {
  /** First day of the period. */
  @IsOptional()
  @IsCalendarDate()
  startDate?: string;

  /** Last day of the period, of at most 366 days. */
  @IsOptional()
  @IsCalendarDate()
  endDate?: string;

  /** Today where the company is, when absent. */
  @IsOptional()
  @IsCalendarDate()
  asOf?: string;

  @IsOptional()
  @IsIn(VAT_BOOKS)
  book?: VatBook;

  @IsOptional()
  @IsIn(TOP)
  top?: Top;
}

/** As the templates name it. */
export function parametersOf({ startDate: from, endDate: to, asOf: as_of, book, top }: RunReportDto): object {
  return { from, to, as_of, book, top };
}
