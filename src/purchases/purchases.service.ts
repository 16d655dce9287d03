import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Page } from '../common/page.js';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { endConfirmation, markConfirmed } from './confirming.js';
import { correctedState, refuseWhileCorrected, requireCorrectedConfirmed } from './corrected-purchase.js';
import { NamedSupplier, preparePurchase, redraftPurchase } from './purchase-draft.js';
import { CreatePurchaseDto, PurchaseListQuery, UpdatePurchaseDto } from './purchase.dto.js';
import { Purchase } from './purchase.entity.js';
import { PurchaseDetails, PurchaseSummaries } from './purchase-records.js';
import { PurchaseDetail } from './purchase.view.js';
import { insertPurchase, replacePurchase } from './purchase-writer.js';

/** The life of a purchase: confirmed at once or as a draft first; stock follows what is confirmed. */
@Injectable()
export class PurchasesService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly summaries: PurchaseSummaries,
    private readonly details: PurchaseDetails,
  ) {}

  list(query: PurchaseListQuery): Promise<Page<Purchase>> {
    return this.summaries.list(query);
  }

  get(id: number): Promise<PurchaseDetail> {
    return this.details.get(id);
  }

  /**
   * Writes the purchase, confirmed unless `draft` is asked for: all of it or nothing. `supplier` is how the paper names
   * whom it is from, where that is not as on the record; on a change too.
   */
  create(dto: CreatePurchaseDto, supplier?: NamedSupplier): Promise<PurchaseDetail> {
    return this.scope.run(async (manager) => {
      const { companyId } = this.scope;
      const draft = await preparePurchase(this.scope, dto, supplier);
      await correctedState(manager, companyId, draft.header);
      const id = await insertPurchase(manager, companyId, draft);
      if (!dto.draft) await this.confirmLocked(manager, { id, ...draft.header });
      return this.get(id);
    });
  }

  /** Changes a draft; with lines, all of them are replaced. Its notes keep it with its supplier. */
  update(id: number, changes: UpdatePurchaseDto, supplier?: NamedSupplier): Promise<PurchaseDetail> {
    return this.scope.run(async (manager) => {
      const { companyId } = this.scope;
      const { client_id } = await this.lockDraft(manager, id);
      const wanted = redraftPurchase(await this.get(id), changes);
      const draft = await preparePurchase(this.scope, wanted, supplier);
      if (draft.header.client_id !== client_id) {
        await refuseWhileCorrected(manager, companyId, id, { confirmed: false });
      }
      await correctedState(manager, companyId, draft.header);
      await replacePurchase(manager, companyId, id, draft);
      return this.get(id);
    });
  }

  /** Of two calls at the same time one finds it confirmed; stock moves once. */
  confirm(id: number): Promise<PurchaseDetail> {
    return this.scope.run(async (manager) => {
      await this.confirmLocked(manager, await this.lockDraft(manager, id));
      return this.get(id);
    });
  }

  /** Makes a confirmed invoice a draft again, with no confirmed note left that belongs to it. */
  unconfirm(id: number): Promise<PurchaseDetail> {
    return this.scope.run(async (manager) => {
      const purchase = await this.summaries.lock(manager, id);
      if (purchase.kind !== 'invoice') throw new Problem('purchase_not_unconfirmable');
      if (purchase.state !== 'confirmed') throw new Problem('purchase_not_confirmed');
      await this.end(manager, purchase, 'draft');
      return this.get(id);
    });
  }

  /** Ends a draft, or what is no invoice; it stays readable. */
  cancel(id: number): Promise<PurchaseDetail> {
    return this.scope.run(async (manager) => {
      const purchase = await this.summaries.lock(manager, id);
      if (purchase.state === 'cancelled') throw new Problem('already_cancelled');
      if (purchase.state === 'draft') {
        await this.summaries.update(id, { state: 'cancelled' });
      } else {
        if (purchase.kind === 'invoice') throw new Problem('purchase_not_cancellable');
        await this.end(manager, purchase, 'cancelled');
      }
      return this.get(id);
    });
  }

  /** Removes a draft or what was cancelled. */
  remove(id: number): Promise<PurchaseDetail> {
    return this.scope.run(async (manager) => {
      const purchase = await this.summaries.lock(manager, id);
      if (purchase.state === 'confirmed') throw new Problem('purchase_not_draft');
      return this.details.remove(id);
    });
  }

  private async lockDraft(manager: EntityManager, id: number): Promise<Purchase> {
    const purchase = await this.summaries.lock(manager, id);
    if (purchase.state !== 'draft') throw new Problem('purchase_not_draft');
    return purchase;
  }

  private async confirmLocked(
    manager: EntityManager,
    purchase: Pick<Purchase, 'id' | 'kind' | 'client_id' | 'corrects_id'>,
  ): Promise<void> {
    await requireCorrectedConfirmed(manager, this.scope.companyId, purchase);
    await markConfirmed(manager, this.scope.companyId, purchase);
  }

  private async end(manager: EntityManager, purchase: Purchase, state: 'draft' | 'cancelled'): Promise<void> {
    const { companyId } = this.scope;
    await refuseWhileCorrected(manager, companyId, purchase.id, { confirmed: true });
    await endConfirmation(manager, companyId, purchase, state);
  }
}
