import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../../../access/route-policy.js';
import { WaitsForOthers } from '../../../common/says.js';
import { InvoiceMailService } from '../../../mail/invoice-mail.service.js';
import { SendDocumentDto } from './send-document.dto.js';

@ApiTags('abaco: documents')
@Controller('send-document')
@Resource('invoices', { actions: ['create', 'update'] })
export class SendDocumentController {
  constructor(private readonly mail: InvoiceMailService) {}

  /** Mails a document that the company issued, as a PDF; to its partner, unless the body names somebody. */
  @Post()
  @HttpCode(200)
  @WaitsForOthers()
  send(@Body() { documentId, ...letter }: SendDocumentDto) {
    return this.mail.send(documentId, letter);
  }
}
