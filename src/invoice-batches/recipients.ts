import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { ClientsService } from '../clients/clients.service.js';
import { Client } from '../clients/client.entity.js';
import { named } from '../common/named.js';
import { invalid, unknownIfMissing } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { Recipient } from '../invoices/invoice-draft.js';
import { holdBatches } from './hold-batches.js';
import { plainNif } from './nif.js';
import { SentInvoice } from './sent-invoice.js';

/** The one client of a company that stands for everybody who bought without saying who they are. */
const UNIDENTIFIED = { code: 'SIN-NIF', name: 'Cliente sin identificar' };

/** Finds the client that an invoice of a batch is for, and makes one where there is none: once, whoever else does. */
@Injectable()
export class Recipients {
  constructor(
    private readonly scope: CompanyScope,
    private readonly clients: ClientsService,
  ) {}

  async clientOf(manager: EntityManager, invoice: SentInvoice): Promise<number> {
    const { contact_id, has_unidentified_recipient, recipient_document_number = '' } = invoice;
    if (contact_id) {
      return (await unknownIfMissing('contact_id', () => this.clients.get(contact_id))).id;
    }
    if (has_unidentified_recipient) {
      return this.findOrMake(manager, 'code', [UNIDENTIFIED.code], () => UNIDENTIFIED);
    }
    const numbers = [plainNif(recipient_document_number), recipient_document_number];
    return this.findOrMake(manager, 'tax_id', numbers, () => clientFrom(invoice));
  }

  private async findOrMake(
    manager: EntityManager,
    column: 'code' | 'tax_id',
    values: readonly string[],
    made: () => Partial<Client>,
  ): Promise<number> {
    const find = async () => {
      const [found] = await manager.query<{ id: number }[]>(
        `SELECT id FROM clients WHERE company_id = $1 AND ${column} = ANY ($2) ORDER BY id LIMIT 1`,
        [this.scope.companyId, values],
      );
      return found?.id;
    };
    const found = await find();
    if (found !== undefined) return found;
    await holdBatches(manager, this.scope.companyId);
    return (await find()) ?? (await this.clients.create(made())).id;
  }
}

function clientFrom(invoice: SentInvoice): Partial<Client> {
  if (!invoice.recipient_legal_name) throw invalid('recipient_legal_name', 'blank');
  return named({
    name: invoice.recipient_legal_name,
    tax_id: plainNif(invoice.recipient_document_number!),
    address: invoice.recipient_billing_address,
    postal_code: invoice.recipient_billing_postal_code,
    city: invoice.recipient_billing_city,
    country: invoice.recipient_country_code,
  });
}

/** The recipient in the words of the invoice, which stand on it in place of the client's record. */
export function recipientOf(invoice: SentInvoice): Recipient {
  const place = [invoice.recipient_billing_postal_code, invoice.recipient_billing_city]
    .filter(Boolean)
    .join(' ');
  const { recipient_billing_address: street, recipient_country_code: country } = invoice;
  return named({
    name: invoice.recipient_legal_name,
    tax_id: invoice.recipient_document_number,
    address: street && [street, place, country].filter(Boolean).join(', '),
  });
}
