import { OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsISO31661Alpha2, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ContactDto } from '../common/contact.dto.js';
import { ListQuery, PAGING } from '../common/page.js';
import { IsFlagText, IsNote, IsText } from '../common/validation.js';

const CODE = /^[A-Za-z0-9_+.-]{1,10}$/;

export class CreateClientDto extends ContactDto {
  /** The company's own reference of a customer, unique in it; one is made when absent. */
  @IsOptional()
  @Matches(CODE)
  code?: string;

  /** The same of a supplier. */
  @IsOptional()
  @Matches(CODE)
  supplier_code?: string;

  @IsText(200)
  name: string;

  @IsOptional()
  @IsText(40)
  tax_id?: string | null;

  /** ISO 3166-1 alpha-2, such as `ES`. */
  @IsOptional()
  @IsISO31661Alpha2()
  country?: string | null;

  /** Whether Spain's equivalence surcharge is charged to this client. */
  @IsOptional()
  @IsBoolean()
  surcharge?: boolean;

  /** Whether the company sells to it; `true` when absent. */
  @IsOptional()
  @IsBoolean()
  customer?: boolean;

  /** Whether the company buys from it; the first purchase makes it so. */
  @IsOptional()
  @IsBoolean()
  supplier?: boolean;

  @IsOptional()
  @IsNote(4000)
  notes?: string | null;

  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export class UpdateClientDto extends PartialType(CreateClientDto) {}

export class ClientListQuery extends ListQuery {
  /** Part of the name, the tax id or the email address, in any case. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  tax_id?: string;

  @IsOptional()
  @IsFlagText()
  customer?: boolean;

  @IsOptional()
  @IsFlagText()
  supplier?: boolean;

  @IsOptional()
  @IsFlagText()
  active?: boolean;
}

/** The list without its pages. */
export class ClientExportQuery extends OmitType(ClientListQuery, PAGING) {}
