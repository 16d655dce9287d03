import { Injectable } from '@nestjs/common';
import { ClientsService } from '../clients/clients.service.js';
import { invalid } from '../common/problem.js';
import { InvoiceDocuments } from '../printing/invoice-documents.js';
import { PrintingService } from '../printing/printing.service.js';
import { SendInvoiceDto } from './invoice-mail.dto.js';
import { letterOf, oneLine } from './invoice-letter.js';
import { MailService } from './mail.service.js';
import { SentInvoiceView } from './sent-invoice.view.js';

/** Sends documents to clients. All that is read is read before the mail server is called. */
@Injectable()
export class InvoiceMailService {
  constructor(
    private readonly documents: InvoiceDocuments,
    private readonly clients: ClientsService,
    private readonly printing: PrintingService,
    private readonly mail: MailService,
  ) {}

  async send(id: number, { to, cc, subject, message }: SendInvoiceDto): Promise<SentInvoiceView> {
    this.mail.requireOn();
    const document = await this.documents.get(id);
    const letter = letterOf(document);
    const mail = {
      to: to ?? [await this.addressOfClient(document.invoice.client_id)],
      cc: cc ?? [],
      senderName: oneLine(document.company.name),
      replyTo: document.company.email,
      subject: subject ?? letter.subject,
      text: message || letter.text,
    };
    const { name, content } = await this.printing.print(document);
    const attachments = [{ name, type: 'application/pdf', content }];
    return { ...(await this.mail.send({ ...mail, attachments })), subject: mail.subject };
  }

  private async addressOfClient(clientId: number): Promise<string> {
    const { email } = await this.clients.get(clientId);
    if (!email) throw invalid('to', 'required', 'the client has no address, so name one');
    return email;
  }
}
