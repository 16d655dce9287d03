import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Decimal, decimalFrom } from '../common/money.js';
import { invalid, Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { takeNumber } from '../series/numbering.js';
import { readContext } from './books-context.js';
import { CreateCreditNoteDto, CreditedLineDto } from './credit-note.dto.js';
import { compose, DraftLine, InvoiceDraft } from './invoice-draft.js';
import { InvoiceDetail, InvoiceDetails, InvoiceSummaries } from './invoice-records.js';
import { insertInvoice } from './invoice-writer.js';

type Line = InvoiceDetail['lines'][number];

/** Corrects issued invoices: a credit note takes back lines, with negative quantities, and is issued at once. */
@Injectable()
export class CreditNotesService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly summaries: InvoiceSummaries,
    private readonly details: InvoiceDetails,
  ) {}

  /** Never takes back more of a line than is left of it, however many credit notes there are. */
  create(invoiceId: number, dto: CreateCreditNoteDto): Promise<InvoiceDetail> {
    return this.scope.run(async (manager) => {
      const locked = await this.summaries.lock(manager, invoiceId);
      if (locked.state !== 'issued' || locked.kind !== 'invoice') throw new Problem('invoice_not_issued');
      const draft = await this.prepare(manager, await this.details.get(invoiceId), dto);
      const { series_id, issued_on, total } = draft.header;
      const numbered = await takeNumber(manager, this.scope.companyId, series_id, issued_on);
      const id = await insertInvoice(manager, this.scope.companyId, draft, numbered);
      await manager.query(
        `UPDATE invoices SET credited_total = credited_total - $3::numeric, updated_at = now()
         WHERE company_id = $1 AND id = $2`,
        [this.scope.companyId, invoiceId, total],
      );
      return this.details.get(id);
    });
  }

  private async prepare(
    manager: EntityManager,
    invoice: InvoiceDetail,
    dto: CreateCreditNoteDto,
  ): Promise<InvoiceDraft> {
    const context = await readContext(manager, this.scope.companyId, {
      kind: 'credit_note',
      clientId: invoice.client_id,
      seriesId: dto.series_id ?? null,
      issuedOn: dto.issued_on ?? null,
      paymentMethod: null,
      productIds: [],
      taxCodes: [],
    });
    if (context.issuedOn < invoice.issued_on) throw invalid('issued_on', 'before_invoice');
    const left = await this.quantitiesLeft(manager, invoice);
    const lines = takeBack(invoice.lines, left, dto.lines);
    const asInvoiced = {
      ...context,
      currency: invoice.currency,
      client: {
        ...context.client,
        name: invoice.client_name,
        tax_id: invoice.client_tax_id,
        address: invoice.client_address,
      },
    };
    return compose('credit_note', asInvoiced, lines, {
      due_on: context.issuedOn,
      payment_method: invoice.payment_method,
      notes: dto.notes ?? null,
      corrects_id: invoice.id,
      manualTax: manualTaxOf(invoice, lines),
    });
  }

  /** What is left of each line after the credit notes so far; the invoice's row is locked. */
  private async quantitiesLeft(
    manager: EntityManager,
    invoice: InvoiceDetail,
  ): Promise<Map<number, Decimal>> {
    const taken = await manager.query<{ position: number; quantity: string }[]>(
      `SELECT l.corrects_position AS position, sum(l.quantity) AS quantity
       FROM invoices i JOIN invoice_lines l ON l.company_id = i.company_id AND l.invoice_id = i.id
       WHERE i.company_id = $1 AND i.corrects_id = $2 AND i.state = 'issued' GROUP BY 1`,
      [this.scope.companyId, invoice.id],
    );
    const takenBack = new Map(taken.map((row) => [row.position, new Decimal(row.quantity)]));
    return new Map(
      invoice.lines.map((line) => [
        line.position,
        new Decimal(line.quantity).plus(takenBack.get(line.position) ?? new Decimal('0')),
      ]),
    );
  }
}

function takeBack(
  lines: readonly Line[],
  left: ReadonlyMap<number, Decimal>,
  wanted: readonly CreditedLineDto[] | undefined,
): DraftLine[] {
  const credited = wanted
    ? wanted.map((line, index) => [lineAt(lines, line, index), quantityOf(line, index, left)] as const)
    : lines
        .map((line) => [line, left.get(line.position)!] as const)
        .filter(([, quantity]) => !quantity.eq('0'));
  if (credited.length === 0) throw invalid('lines', 'nothing_left', 'the whole invoice has been credited');
  return credited.map(([line, quantity], index) => ({
    ...line,
    position: index + 1,
    quantity: quantity.times('-1').toFixed(),
    corrects_position: line.position,
  }));
}

function lineAt(lines: readonly Line[], { position }: CreditedLineDto, index: number): Line {
  const line = lines.find((candidate) => candidate.position === position);
  if (!line) throw invalid(`lines[${index}].position`, 'unknown');
  return line;
}

function quantityOf(line: CreditedLineDto, index: number, left: ReadonlyMap<number, Decimal>): Decimal {
  const remaining = left.get(line.position)!;
  const negative = remaining.lt('0');
  const asked = decimalFrom(line.quantity);
  if (remaining.eq('0') || asked?.gt(remaining.abs())) {
    throw invalid(
      `lines[${index}].quantity`,
      'more_than_left',
      `${remaining.toFixed()} is left of this line`,
    );
  }
  if (!asked) return remaining;
  return negative ? asked.times('-1') : asked;
}

/** A tax that was given as an amount has no rate to work with: it is taken back with the whole invoice only. */
function manualTaxOf(invoice: InvoiceDetail, lines: readonly DraftLine[]): Decimal | undefined {
  const manual = invoice.taxes.find((group) => group.tax_code === null && group.rate === null);
  if (!manual) return undefined;
  const whole = invoice.lines.every((line) =>
    lines.some(
      (taken) => taken.corrects_position === line.position && new Decimal(taken.quantity).eq(negated(line)),
    ),
  );
  if (!whole) throw invalid('lines', 'tax_not_divisible', 'this invoice can only be credited as a whole');
  return new Decimal(manual.tax).times('-1');
}

const negated = (line: Line) => new Decimal(line.quantity).times('-1');
