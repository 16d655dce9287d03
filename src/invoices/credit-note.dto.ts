import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import { IsCalendarDate, IsDecimalValue, IsNote } from '../common/validation.js';

export class CreditedLineDto {
  /** Position of the line in the corrected invoice. */
  @IsInt()
  @Min(1)
  position: number;

  /** How much of its quantity is taken back, as a positive number; all that is left when absent. */
  @IsOptional()
  @IsDecimalValue({ min: '0.000001', max: '999999999' })
  quantity?: string;
}

export class CreateCreditNoteDto {
  /** The lines to take back; everything that is left when absent. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => CreditedLineDto)
  lines?: CreditedLineDto[];

  /** Without it the default series for credit notes. */
  @IsOptional()
  @IsInt()
  @Min(1)
  series_id?: number;

  @IsOptional()
  @IsCalendarDate()
  issued_on?: string;

  /** Why the invoice is corrected. */
  @IsOptional()
  @IsNote(4000)
  notes?: string | null;
}
