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
import { IsCalendarDate, IsDecimalValue, IsNote, IsText } from '../../../common/validation.js';
import { AbacoListQuery } from '../lists.js';
import { DOCUMENT_STATUSES, DOCUMENT_TYPES } from './document-types.js';
import type { DocumentStatus, DocumentType } from './document-types.js';

/** What a line may say. What it has to say depends on the document's type and is judged with it. */
export class DocumentLineDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  productId?: number | null;

  /** Of a credit note: which line of the related document is taken back. */
  @IsOptional()
  @IsInt()
  @Min(1)
  position?: number;

  @IsOptional()
  @IsText(1000)
  description?: string;

  @IsOptional()
  @IsDecimalValue()
  quantity?: number;

  /** Before tax and discount. */
  @IsOptional()
  @IsDecimalValue({ min: '0' })
  unitPrice?: number;

  @IsOptional()
  @IsDecimalValue({ min: '0', max: '100', decimals: 4 })
  discountPercent?: number;

  /** Code of a tax of the company; null for none. Without it the product's tax applies. */
  @IsOptional()
  @IsText(20)
  tax?: string | null;

  /** Code of a withholding of the company. */
  @IsOptional()
  @IsText(20)
  withholding?: string | null;
}

export class CreateDocumentDto {
  /** 01 sales invoice, 06 credit note, 07 debit note; 103 purchase invoice, 104 import, 105 and 106 their notes. */
  @IsIn(DOCUMENT_TYPES)
  type: DocumentType;

  /** To whom (01) or from whom (103 to 106) it is; notes on a sale have the partner of the related document. */
  @IsOptional()
  @IsInt()
  @Min(1)
  businessPartnerId?: number;

  /** Of a purchase: the supplier's own number. What the company issues is numbered by its series. */
  @IsOptional()
  @IsText(60)
  number?: string;

  /** The document that a note belongs to. */
  @IsOptional()
  @IsInt()
  @Min(1)
  relatedDocumentId?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  seriesId?: number;

  /** Today where the company is, when absent. */
  @IsOptional()
  @IsCalendarDate()
  date?: string;

  @IsOptional()
  @IsCalendarDate()
  dueDate?: string;

  /** Code of a payment method of the company. */
  @IsOptional()
  @IsText(50)
  paymentMethod?: string | null;

  @IsOptional()
  @IsNote(4000)
  notes?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => DocumentLineDto)
  lines?: DocumentLineDto[];

  /** `draft` waits for its confirmation; otherwise the document is in force once it is saved. */
  @IsOptional()
  @IsIn(['draft', 'confirmed'])
  status?: 'draft' | 'confirmed';

  /** `true` for a purchase that came from automatic capture: it waits for its confirmation. */
  @IsOptional()
  @IsBoolean()
  automaticCapture?: boolean;
}

/** Changes of a draft; what is named takes the place of what was there, lines all together. */
export class UpdateDocumentDto extends PartialType(
  OmitType(CreateDocumentDto, ['type', 'status', 'automaticCapture']),
) {}

export class ConfirmDocumentDto {
  /** Of a sale: its day of issue, today where the company is when absent. A purchase keeps its date. */
  @IsOptional()
  @IsCalendarDate()
  date?: string;
}

export class DocumentListQuery extends AbacoListQuery {
  @IsOptional()
  @IsIn(DOCUMENT_TYPES)
  type?: DocumentType;

  @IsOptional()
  @IsIn(DOCUMENT_STATUSES)
  status?: DocumentStatus;

  /** First day. */
  @IsOptional()
  @IsCalendarDate()
  startDate?: string;

  /** Last day. */
  @IsOptional()
  @IsCalendarDate()
  endDate?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  businessPartnerId?: number;

  /** Part of the number or of the partner's name, in any case. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}
