import { IsIn, IsOptional } from 'class-validator';
import { PeriodDto } from './period.dto.js';

export const VAT_BOOKS = ['issued', 'received'] as const;
export type VatBook = (typeof VAT_BOOKS)[number];

export class VatBookDto extends PeriodDto {
  /** What the company invoiced (`issued`, when absent) or what it was invoiced. */
  @IsOptional()
  @IsIn(VAT_BOOKS)
  book?: VatBook;
}
