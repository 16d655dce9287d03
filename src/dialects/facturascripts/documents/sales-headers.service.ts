import { Injectable } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { judged } from '../../../common/validation.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { TODAY_SQL } from '../../../invoices/company-today.js';
import { Recipient } from '../../../invoices/invoice-draft.js';
import { UpdateInvoiceDto } from '../../../invoices/invoice.dto.js';
import { RecordValues } from '../engine/resource.js';
import { LookUps } from '../mapped/look-ups.service.js';
import { optional, text } from '../mapped/values.js';
import { paymentDay } from './payment-day.js';
import { Subject } from './subject.js';

class HeaderDto extends OmitType(UpdateInvoiceDto, ['lines', 'items']) {}

/** What the header of a customer invoice says in the words of our invoices. */
@Injectable()
export class SalesHeaders {
  constructor(
    private readonly scope: CompanyScope,
    private readonly lookUps: LookUps,
  ) {}

  /** The columns that an invoice has; refuses a client, a series, a way to pay or a currency that the company does not have. */
  async dtoOf(values: RecordValues): Promise<HeaderDto> {
    await this.lookUps.refuseOtherCurrency(values);
    await this.lookUps.named('codpago', values, 'paymentMethod');
    return judged(HeaderDto, {
      client_id: await this.lookUps.named('codcliente', values, 'client'),
      series_id: await this.lookUps.named('codserie', values, 'series'),
      issued_on: optional(values.fecha),
      payment_method: optional(values.codpago),
      notes: text(values.observaciones),
    });
  }

  /** In which way an invoice is paid, and until when: the company's first way, and the client's days of payment. */
  termsOf(header: RecordValues, { record }: Subject): Promise<Pick<HeaderDto, 'payment_method' | 'due_on'>> {
    return this.scope.run(async (manager) => {
      const [method] = await manager.query<{ code: string; due_on: string }[]>(METHOD, [
        this.scope.companyId,
        optional(header.codpago) ?? null,
        optional(header.fecha) ?? null,
      ]);
      const days = optional(record.diaspago);
      if (!method) return {};
      return { payment_method: method.code, ...(days && { due_on: paymentDay(method.due_on, days) }) };
    });
  }

  /** A series of credit notes by its code; another kind's leaves it to the default one, for the law parts them. */
  async creditSeries(code: string | undefined): Promise<number | undefined> {
    const id = await this.lookUps.named('codserie', { codserie: code ?? null }, 'series');
    if (id === undefined) return undefined;
    return this.scope.run(async (manager) => {
      const [series] = await manager.query<{ id: number }[]>(
        `SELECT id FROM series WHERE company_id = $1 AND id = $2 AND kind = 'credit_note'`,
        [this.scope.companyId, id],
      );
      return series?.id;
    });
  }

  /** What time it is where the company is, as HH:MM:SS. */
  timeOfDay(): Promise<string> {
    return this.scope.run(async (manager) => {
      const [{ hora }] = await manager.query<[{ hora: string }]>(
        `SELECT to_char(now() AT TIME ZONE timezone, 'HH24:MI:SS') AS hora FROM companies WHERE id = $1`,
        [this.scope.companyId],
      );
      return hora;
    });
  }
}

const METHOD = `
  SELECT t.code, coalesce($3::date, ${TODAY_SQL}) + t.due_days AS due_on FROM payment_methods t
  WHERE t.company_id = $1 AND t.active AND coalesce(t.code = $2, true) ORDER BY t.id LIMIT 1`;

/** Whom the document is written to, where the request says so itself (facts, 3.1). */
export function recipientOf(values: RecordValues): Recipient {
  const name = optional(values.nombrecliente);
  const tax_id = text(values.cifnif);
  return { ...(name && { name }), ...(tax_id !== undefined && { tax_id }) };
}
