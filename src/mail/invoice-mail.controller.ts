import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Resource } from '../access/route-policy.js';
import { RecordId } from '../common/record-id.js';
import { Says, WaitsForOthers } from '../common/says.js';
import { SendInvoiceDto } from './invoice-mail.dto.js';
import { InvoiceMailService } from './invoice-mail.service.js';

@ApiTags('invoices')
@Controller('api/v1/invoices')
export class InvoiceMailController {
  constructor(private readonly invoiceMail: InvoiceMailService) {}

  /** Mails the invoice, credit note or debit note as a PDF; answers whom the mail server took it for. */
  @Post(':id/send')
  @HttpCode(200)
  @Resource('invoices', { actions: ['create', 'update'] })
  @Says('Invoice sent')
  @WaitsForOthers()
  send(@RecordId() id: number, @Body() dto: SendInvoiceDto) {
    return this.invoiceMail.send(id, dto);
  }
}
