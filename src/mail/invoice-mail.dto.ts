import { ArrayMaxSize, ArrayMinSize, IsArray, IsEmail, IsOptional, Matches } from 'class-validator';
import { IsNote, IsText } from '../common/validation.js';

const MAX_RECIPIENTS = 10;

export class SendInvoiceDto {
  /** The client's address, when absent. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_RECIPIENTS)
  @IsEmail({}, { each: true })
  to?: string[] | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_RECIPIENTS)
  @IsEmail({}, { each: true })
  cc?: string[] | null;

  /** One line, in place of the document's name and the company's. */
  @IsOptional()
  @IsText(200)
  @Matches(/^\P{Cc}*$/u)
  subject?: string | null;

  /** In place of our few words. */
  @IsOptional()
  @IsNote(4000)
  message?: string | null;
}
