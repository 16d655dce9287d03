import { OmitType, PartialType } from '@nestjs/swagger';
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
  ValidateNested,
} from 'class-validator';
import { ListQuery } from '../common/page.js';
import { IsCalendarDate, IsDecimalValue, IsNote, IsText } from '../common/validation.js';
import { InvoiceLineDto } from '../invoices/invoice.dto.js';
import { PURCHASE_KINDS, PURCHASE_STATES } from './purchase.entity.js';
import type { PurchaseKind, PurchaseState } from './purchase.entity.js';

const MAX_LINES = 500;

/** As on an invoice; a product gives its description and its tax, never the price, which is that of selling it. */
export class PurchaseLineDto extends OmitType(InvoiceLineDto, ['unit_price', 'price']) {
  /** What the supplier charges, before tax and discount. */
  @IsDecimalValue({ min: '0', max: '999999999999' })
  unit_price: string;
}

export class CreatePurchaseDto {
  /** `invoice` when absent. */
  @IsOptional()
  @IsIn(PURCHASE_KINDS)
  kind?: PurchaseKind;

  /** Whom it is bought from. */
  @IsInt()
  @Min(1)
  client_id: number;

  /** The supplier's own number of the document. */
  @IsText(60)
  number: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => PurchaseLineDto)
  lines: PurchaseLineDto[];

  /** Today where the company is, when absent. */
  @IsOptional()
  @IsCalendarDate()
  issued_on?: string | null;

  /** The date of issue, when absent. */
  @IsOptional()
  @IsCalendarDate()
  due_on?: string | null;

  @IsOptional()
  @IsNote(4000)
  notes?: string | null;

  /** Of a credit or debit note: the invoice or import of the same supplier that it belongs to. */
  @IsOptional()
  @IsInt()
  @Min(1)
  corrects_id?: number | null;

  /** `true` leaves it to be confirmed, as what was captured and not yet read is; otherwise it is confirmed at once. */
  @IsOptional()
  @IsBoolean()
  draft?: boolean;
}

/** Changes of a draft; what is named takes the place of what was there, lines all together. */
export class UpdatePurchaseDto extends PartialType(OmitType(CreatePurchaseDto, ['kind', 'draft'])) {}

export class PurchaseListQuery extends ListQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  client_id?: number;

  @IsOptional()
  @IsIn(PURCHASE_KINDS)
  kind?: PurchaseKind;

  @IsOptional()
  @IsIn(PURCHASE_STATES)
  state?: PurchaseState;

  /** First day of issue. */
  @IsOptional()
  @IsCalendarDate()
  issued_from?: string;

  /** Last day of issue. */
  @IsOptional()
  @IsCalendarDate()
  issued_to?: string;

  /** Part of the number or of the supplier's name, in any case. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}
