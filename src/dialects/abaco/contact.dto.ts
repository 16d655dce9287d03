import { OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ContactDto } from '../../common/contact.dto.js';
import { IsNote } from '../../common/validation.js';

/** Where somebody is found, as abaco spells it. */
export class AbacoContactDto extends OmitType(ContactDto, ['postal_code']) {
  @IsOptional()
  @IsNote(20)
  postalCode?: string | null;
}
