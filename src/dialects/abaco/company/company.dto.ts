import { IsOptional, IsTimeZone } from 'class-validator';
import { IsText } from '../../../common/validation.js';
import { AbacoContactDto } from '../contact.dto.js';

/** The country and the currency of books that have begun stay. */
export class UpdateCurrentCompanyDto extends AbacoContactDto {
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
}
