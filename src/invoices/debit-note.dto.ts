import { OmitType } from '@nestjs/swagger';
import { IsInt, IsOptional, Min } from 'class-validator';
import { CreateInvoiceDto } from './invoice.dto.js';

/** What is added to an issued invoice. */
export class CreateDebitNoteDto extends OmitType(CreateInvoiceDto, ['client_id', 'series_id', 'draft']) {
  /** Without it the default series for debit notes. */
  @IsOptional()
  @IsInt()
  @Min(1)
  series_id?: number;
}
