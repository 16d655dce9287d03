import { IsEmail, IsOptional, IsTimeZone } from 'class-validator';
import { IsNote, IsText } from '../../../common/validation.js';

/** The country and the currency of books that have begun stay. */
export class UpdateCurrentCompanyDto {
  @IsOptional()
  @IsText(200)
  name?: string;

  @IsOptional()
  @IsText(40)
  taxId?: string;

  /** IANA name, such as `America/Tegucigalpa`. */
  @IsOptional()
  @IsTimeZone()
  timezone?: string;

  @IsOptional()
  @IsNote(300)
  address?: string | null;

  @IsOptional()
  @IsNote(20)
  postalCode?: string | null;

  @IsOptional()
  @IsNote(100)
  city?: string | null;

  @IsOptional()
  @IsNote(100)
  province?: string | null;

  @IsOptional()
  @IsEmail()
  email?: string | null;

  @IsOptional()
  @IsNote(40)
  phone?: string | null;
}
