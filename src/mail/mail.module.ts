import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { PrintingModule } from '../printing/printing.module.js';
import { InvoiceMailController } from './invoice-mail.controller.js';
import { InvoiceMailService } from './invoice-mail.service.js';
import { MailService } from './mail.service.js';

@Module({
  imports: [ClientsModule, PrintingModule],
  controllers: [InvoiceMailController],
  providers: [InvoiceMailService, MailService],
  exports: [InvoiceMailService, MailService],
})
export class MailModule {}
