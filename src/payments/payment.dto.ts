import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';
import { ListQuery } from '../common/page.js';
import { IsCalendarDate, IsDecimalValue, IsNote, IsText } from '../common/validation.js';

export class PayInvoiceDto {
  /** What was paid; all that is owed when absent. */
  @IsOptional()
  @IsDecimalValue({ min: '0', max: '999999999999' })
  amount?: string;

  /** `manual` when absent. */
  @IsOptional()
  @IsText(50)
  payment_method?: string;

  /** The payer's or the bank's words for it. */
  @IsOptional()
  @IsNote(200)
  reference?: string | null;

  /** Today where the company is, when absent. */
  @IsOptional()
  @IsCalendarDate()
  paid_on?: string;
}

export class CreatePaymentDto extends PayInvoiceDto {
  @IsInt()
  @Min(1)
  invoice_id: number;

  /** What was paid; negative gives back what was paid beyond what is owed. All that is owed when absent. */
  @IsOptional()
  @IsDecimalValue({ min: '-999999999999', max: '999999999999' })
  declare amount?: string;
}

export class PaymentListQuery extends ListQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  invoice_id?: number;

  @IsOptional()
  @IsCalendarDate()
  paid_from?: string;

  @IsOptional()
  @IsCalendarDate()
  paid_to?: string;
}
