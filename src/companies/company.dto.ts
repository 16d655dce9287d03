import { OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsISO31661Alpha2, IsISO4217CurrencyCode, IsOptional, IsTimeZone } from 'class-validator';
import { ContactDto } from '../common/contact.dto.js';
import type { CompanyPolicy } from '../access/principal.js';
import { IsText } from '../common/validation.js';

export class CreateCompanyDto extends ContactDto {
  @IsText(200)
  name: string;

  @IsText(40)
  tax_id: string;

  /** ISO 3166-1 alpha-2; decides the taxes, the currency and the time zone that the books begin with. */
  @IsISO31661Alpha2()
  country: string;

  @IsOptional()
  @IsISO4217CurrencyCode()
  currency?: string;

  /** IANA name, such as `Europe/Madrid`. */
  @IsOptional()
  @IsTimeZone()
  timezone?: string;
}

/** The country and the currency of books that have begun stay. */
export class UpdateCompanyDto extends PartialType(OmitType(CreateCompanyDto, ['country', 'currency'])) {}

export class CompanyPolicyDto {
  /** `granted`: keys may delete what their grants say. */
  @IsOptional()
  @IsIn(['forbidden', 'granted'])
  key_deletes?: CompanyPolicy['keyDeletes'];

  /** `granted`: keys may manage keys, as far as their grants say. */
  @IsOptional()
  @IsIn(['web-session', 'granted'])
  key_management?: CompanyPolicy['keyManagement'];
}
