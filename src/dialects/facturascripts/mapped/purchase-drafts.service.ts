import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { lineAsRequested, NamedSupplier } from '../../../purchases/purchase-draft.js';
import { PurchaseLineDto, UpdatePurchaseDto } from '../../../purchases/purchase.dto.js';
import { PurchaseDetail } from '../../../purchases/purchase.view.js';
import { PurchasesService } from '../../../purchases/purchases.service.js';
import { LineIds } from '../documents/line-ids.service.js';

/** A line of a draft; a new one has no id yet. */
export interface HeldLine {
  id: number | undefined;
  line: PurchaseLineDto;
}

/** A draft that nobody else changes until the transaction ends. */
export interface HeldDraft {
  purchase: PurchaseDetail;
  lines: readonly HeldLine[];
}

type HeaderChanges = Omit<UpdatePurchaseDto, 'lines'>;

/**
 * Changes drafts whose lines are known by their ids. The feature writes all lines of a draft anew, and with the id of
 * each would go what is kept beside it; here those that stay keep both.
 */
@Injectable()
export class PurchaseDrafts {
  constructor(
    private readonly scope: CompanyScope,
    private readonly purchases: PurchasesService,
    private readonly lineIds: LineIds,
  ) {}

  /** Changes the header. What `supplier` does not name stays, unless it is another supplier. */
  async update(id: number, changes: HeaderChanges, supplier?: NamedSupplier): Promise<void> {
    await this.scope.run(async (manager) => {
      const draft = await this.hold(manager, id);
      await this.replace(draft.purchase, draft.lines, changes, supplier);
    });
  }

  /** Puts what `rewrite` makes of the lines in their place; answers their ids in order. 404 without such a purchase. */
  rewrite(id: number, rewrite: (draft: HeldDraft) => Promise<readonly HeldLine[]>): Promise<number[]> {
    return this.scope.run(async (manager) => {
      const draft = await this.hold(manager, id);
      const lines = await rewrite(draft);
      return this.replace(draft.purchase, lines, { lines: lines.map(({ line }) => line) });
    });
  }

  /** Locks before it reads: of two lines that are added at the same time both stay. */
  private async hold(manager: EntityManager, id: number): Promise<HeldDraft> {
    await manager.query(HOLD, [this.scope.companyId, id]);
    const purchase = await this.purchases.get(id);
    if (purchase.state !== 'draft') throw new Problem('purchase_not_draft');
    const ids = await this.lineIds.of('purchase_lines', id);
    const lines = purchase.lines.map((line, index) => ({ id: ids[index], line: lineAsRequested(line) }));
    return { purchase, lines };
  }

  private async replace(
    { id, client_id, supplier_name: name, supplier_tax_id: tax_id }: PurchaseDetail,
    lines: readonly HeldLine[],
    changes: UpdatePurchaseDto,
    supplier?: NamedSupplier,
  ): Promise<number[]> {
    const ids = lines.map((line) => line.id);
    const before = (changes.client_id ?? client_id) === client_id ? { name, tax_id } : {};
    await this.lineIds.release('purchase_lines', id, ids);
    await this.purchases.update(id, changes, { ...before, ...supplier });
    return this.lineIds.of('purchase_lines', id, ids);
  }
}

const HOLD = 'SELECT FROM purchases WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE';
