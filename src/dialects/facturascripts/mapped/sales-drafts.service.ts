import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { Recipient } from '../../../invoices/invoice-draft.js';
import { InvoiceLineDto, UpdateInvoiceDto } from '../../../invoices/invoice.dto.js';
import { InvoiceDetails } from '../../../invoices/invoice-records.js';
import { InvoiceDetail } from '../../../invoices/invoice.view.js';
import { InvoicesService } from '../../../invoices/invoices.service.js';
import { lineAsRequested } from '../../../invoices/redraft.js';
import { LineIds } from '../documents/line-ids.service.js';

/** A line of a draft; a new one has no id yet. */
export interface HeldSalesLine {
  id: number | undefined;
  line: InvoiceLineDto;
}

type HeaderChanges = Partial<Omit<UpdateInvoiceDto, 'lines' | 'items'>>;

/**
 * Changes drafts of invoices whose lines are known by their ids. The feature writes all lines of a draft anew, and with
 * the id of each would go what is kept beside it; here those that stay keep both.
 */
@Injectable()
export class SalesDrafts {
  constructor(
    private readonly scope: CompanyScope,
    private readonly invoices: InvoicesService,
    private readonly details: InvoiceDetails,
    private readonly lineIds: LineIds,
  ) {}

  /** Changes the header. Without `recipient` it is written to whom it was. */
  async update(id: number, changes: HeaderChanges, recipient?: Recipient): Promise<void> {
    await this.scope.run(async (manager) => {
      const { invoice, lines } = await this.hold(manager, id);
      await this.replace(invoice, lines, changes, recipient);
    });
  }

  /** Puts what `rewrite` makes of the lines in their place; answers their ids in order. 404 without such an invoice. */
  rewrite(
    id: number,
    rewrite: (lines: readonly HeldSalesLine[]) => Promise<readonly HeldSalesLine[]>,
    changes: HeaderChanges = {},
    recipient?: Recipient,
  ): Promise<number[]> {
    return this.scope.run(async (manager) => {
      const { invoice, lines } = await this.hold(manager, id);
      const rewritten = await rewrite(lines);
      const named = { ...changes, lines: rewritten.map(({ line }) => line) };
      return this.replace(invoice, rewritten, named, recipient);
    });
  }

  /** Locks before it reads: of two lines that are added at the same time both stay. */
  private async hold(manager: EntityManager, id: number) {
    const invoice = await this.details.lock(manager, id);
    if (invoice.state !== 'draft') throw new Problem('invoice_not_draft');
    const ids = await this.lineIds.of('invoice_lines', id);
    const lines = invoice.lines.map((line, index) => ({ id: ids[index], line: lineAsRequested(line) }));
    return { invoice, lines };
  }

  private async replace(
    { id, client_id, client_name, client_tax_id }: InvoiceDetail,
    lines: readonly HeldSalesLine[],
    changes: Partial<UpdateInvoiceDto>,
    recipient?: Recipient,
  ): Promise<number[]> {
    const ids = lines.map((line) => line.id);
    const stays = !changes.client_id || changes.client_id === client_id;
    const before = stays ? { name: client_name, tax_id: client_tax_id } : {};
    await this.lineIds.release('invoice_lines', id, ids);
    await this.invoices.update(id, changes, { ...before, ...recipient });
    return this.lineIds.of('invoice_lines', id, ids);
  }
}
