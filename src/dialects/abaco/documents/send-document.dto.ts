import { Transform } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { SendInvoiceDto } from '../../../mail/invoice-mail.dto.js';

/** One address may come by itself. */
const asList = ({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value);

export class SendDocumentDto extends SendInvoiceDto {
  @IsInt()
  @Min(1)
  documentId: number;

  /** An address or a list of at most 10; the partner's when absent. */
  @Transform(asList)
  declare to?: string[] | null;

  @Transform(asList)
  declare cc?: string[] | null;
}
