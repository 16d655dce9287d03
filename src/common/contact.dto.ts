import { IsEmail, IsOptional } from 'class-validator';
import { IsNote } from './validation.js';

/** Where somebody is found. */
export class ContactDto {
  @IsOptional()
  @IsNote(300)
  address?: string | null;

  @IsOptional()
  @IsNote(20)
  postal_code?: string | null;

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
