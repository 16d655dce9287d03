import { PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsISO31661Alpha2, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsFlagText, IsNote, IsText } from '../../../common/validation.js';
import { AbacoContactDto } from '../contact.dto.js';
import { AbacoListQuery } from '../lists.js';

export const PARTNER_TYPES = ['customer', 'supplier', 'both'] as const;
export type PartnerType = (typeof PARTNER_TYPES)[number];

export class CreatePartnerDto extends AbacoContactDto {
  @IsText(200)
  name: string;

  @IsOptional()
  @IsText(40)
  taxId?: string | null;

  /** ISO 3166-1 alpha-2, such as `HN`. */
  @IsOptional()
  @IsISO31661Alpha2()
  country?: string | null;

  /** Whom the company sells to, buys from, or both; `customer` when absent. */
  @IsOptional()
  @IsIn(PARTNER_TYPES)
  type?: PartnerType;

  @IsOptional()
  @IsNote(4000)
  notes?: string | null;

  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export class UpdatePartnerDto extends PartialType(CreatePartnerDto) {}

export class PartnerListQuery extends AbacoListQuery {
  /** Part of the name, the tax id or the email address, in any case. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  /** `customer` and `supplier` find those that are both as well. */
  @IsOptional()
  @IsIn(PARTNER_TYPES)
  type?: PartnerType;

  @IsOptional()
  @IsFlagText()
  active?: boolean;
}
