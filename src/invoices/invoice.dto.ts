import { OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ListQuery, PAGING } from '../common/page.js';
import { IsCalendarDate, IsDecimalValue, IsNote, IsText } from '../common/validation.js';
import { DOCUMENT_KINDS } from '../series/series.entity.js';
import type { DocumentKind } from '../series/series.entity.js';
import { INVOICE_STATUSES } from './invoice-status.js';
import type { InvoiceStatus } from './invoice-status.js';

const MAX_LINES = 500;

/** `null` says no more than leaving the field out. */
const isNamed = (value: unknown) => value !== undefined && value !== null;

export class InvoiceLineDto {
  /** Takes description, price and tax from this product where the line does not say them. */
  @IsOptional()
  @IsInt()
  @Min(1)
  product_id?: number | null;

  @ValidateIf((line: InvoiceLineDto) => line.description !== undefined || !line.product_id)
  @IsText(1000)
  description?: string;

  /** Not zero; a negative quantity takes something off. */
  @IsDecimalValue({ min: '-999999999', max: '999999999' })
  quantity: string;

  /** Before tax and discount. `price` is accepted in its place. */
  @ValidateIf(
    (line: InvoiceLineDto) => line.unit_price !== undefined || !(isNamed(line.price) || line.product_id),
  )
  @IsDecimalValue({ min: '0', max: '999999999999' })
  unit_price?: string;

  @IsOptional()
  @IsDecimalValue({ min: '0', max: '999999999999' })
  price?: string;

  @IsOptional()
  @IsDecimalValue({ min: '0', max: '100', decimals: 4 })
  discount_percent?: string;

  /** Code of a tax of the company; null for none. Without it the product's tax applies. */
  @IsOptional()
  @IsText(20)
  tax?: string | null;

  /** Code of a withholding of the company. */
  @IsOptional()
  @IsText(20)
  withholding?: string | null;
}

export class CreateInvoiceDto {
  @IsInt()
  @Min(1)
  client_id: number;

  /** The lines; `items` is accepted in its place. */
  @ValidateIf((invoice: CreateInvoiceDto) => invoice.lines !== undefined || !isNamed(invoice.items))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => InvoiceLineDto)
  lines?: InvoiceLineDto[];

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => InvoiceLineDto)
  items?: InvoiceLineDto[];

  /** An amount of tax for the whole invoice, where no line has a tax of its own; zero goes with either. */
  @IsOptional()
  @IsDecimalValue({ min: '0', max: '999999999999' })
  tax?: string | null;

  /** Without it the default series for invoices. */
  @IsOptional()
  @IsInt()
  @Min(1)
  series_id?: number;

  /** Today where the company is, when absent. */
  @IsOptional()
  @IsCalendarDate()
  issued_on?: string;

  /** When absent, the date of issue and the days of the payment method. */
  @IsOptional()
  @IsCalendarDate()
  due_on?: string;

  /** Code of a payment method of the company. */
  @IsOptional()
  @IsText(50)
  payment_method?: string | null;

  @IsOptional()
  @IsNote(4000)
  notes?: string | null;

  /** `true` keeps the invoice as a draft, without a number; otherwise it is issued at once. */
  @IsOptional()
  @IsBoolean()
  draft?: boolean;
}

/** Changes of a draft; what is named takes the place of what was there, lines all together. */
export class UpdateInvoiceDto extends CreateInvoiceDto {
  @IsOptional()
  declare client_id: number;

  @IsOptional()
  declare lines?: InvoiceLineDto[];
}

export class IssueInvoiceDto {
  /** Today where the company is, when absent. */
  @IsOptional()
  @IsCalendarDate()
  issued_on?: string;
}

export class InvoiceListQuery extends ListQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  client_id?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  series_id?: number;

  /** The notes of this invoice. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  corrects_id?: number;

  @IsOptional()
  @IsIn(DOCUMENT_KINDS)
  kind?: DocumentKind;

  /** `pending` is read as `unpaid`. */
  @IsOptional()
  @IsIn([...INVOICE_STATUSES, 'pending'])
  status?: InvoiceStatus | 'pending';

  /** First day of issue. */
  @IsOptional()
  @IsCalendarDate()
  issued_from?: string;

  /** Last day of issue. */
  @IsOptional()
  @IsCalendarDate()
  issued_to?: string;

  /** Part of the number or of the client's name, in any case. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}

/** The list without its pages. */
export class InvoiceExportQuery extends OmitType(InvoiceListQuery, PAGING) {}
