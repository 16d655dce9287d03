import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { KeptColumns } from '../engine/kept-columns.service.js';
import { readable } from '../engine/mapping.js';
import { OwnRecords } from '../engine/own-records.service.js';
import { FsRecords } from '../engine/records.service.js';
import { RecordValues } from '../engine/resource.js';
import { PURCHASES } from '../tables/purchases.js';
import { isPaid, keptBeside } from './purchase-sql.js';
import { PAID_COLUMNS, RECIBOPROVEEDORES_MAPPING } from './reciboproveedores.mapping.js';

/** On which day (YYYY-MM-DD) it is paid, and in which way; today and the receipt's own way when absent. */
export interface PurchasePaymentTerms {
  paid_on?: string | undefined;
  payment_method?: string | undefined;
}

const PAYMENTS = 'pagoproveedores';

const RECEIPT = readable(RECIBOPROVEEDORES_MAPPING, PURCHASES.reciboproveedores!);

/** What was paid of purchases: beside the one receipt of each, with a record of the payment (facts, 3.3 and 5.1). */
@Injectable()
export class PurchasePayments {
  constructor(
    private readonly scope: CompanyScope,
    private readonly records: FsRecords,
    private readonly kept: KeptColumns,
    private readonly own: OwnRecords,
  ) {}

  /** Pays all of a purchase, or takes that back; what stands so already is left alone. */
  async settle(purchaseId: number, paid: boolean, terms?: PurchasePaymentTerms): Promise<void> {
    await (paid ? this.pay(purchaseId, terms) : this.unpay(purchaseId));
  }

  /** Of two calls at the same time one pays. Refused for what is not confirmed, and owes nothing yet. */
  async pay(purchaseId: number, { paid_on, payment_method }: PurchasePaymentTerms = {}): Promise<void> {
    await this.scope.run(async (manager) => {
      const purchase = await this.hold(manager, purchaseId);
      if (purchase.paid) return;
      if (purchase.state !== 'confirmed') throw new Problem('purchase_not_confirmed');
      const receipt = (await this.records.get(RECEIPT, String(purchaseId))) as RecordValues;
      const codpago = payment_method ?? receipt.codpago ?? null;
      const day = paid_on ?? purchase.today;
      await this.keep(purchaseId, { pagado: true, fechapago: day, codpago });
      await this.own.writer(PAYMENTS, PURCHASES[PAYMENTS]!).create({
        idrecibo: purchaseId,
        importe: receipt.importe ?? null,
        fecha: day,
        hora: purchase.time,
        codpago,
      });
    });
  }

  /** Takes the payment back, with its record. */
  async unpay(purchaseId: number): Promise<void> {
    await this.scope.run(async (manager) => {
      const { paid } = await this.hold(manager, purchaseId);
      if (!paid) return;
      await this.keep(purchaseId, { pagado: false, fechapago: null });
      await manager.query(FORGET, [this.scope.companyId, purchaseId]);
    });
  }

  private keep(purchaseId: number, values: RecordValues): Promise<void> {
    return this.kept.keep(PAID_COLUMNS, purchaseId, values);
  }

  /** Locks before it reads what stands beside the purchase, which has no lock of its own. */
  private async hold(manager: EntityManager, id: number): Promise<HeldPurchase> {
    const ofPurchase = [this.scope.companyId, id];
    await manager.query(HOLD, ofPurchase);
    const [purchase] = await manager.query<HeldPurchase[]>(READ, ofPurchase);
    if (!purchase) throw new Problem('not_found');
    return purchase;
  }
}

interface HeldPurchase {
  state: string;
  paid: boolean;
  /** What day and what time it is where the company is. */
  today: string;
  time: string;
}

const HOLD = 'SELECT FROM purchases WHERE company_id = $1 AND id = $2 FOR NO KEY UPDATE';

const READ = `
  SELECT t.state, ${isPaid('r')} AS paid, n.now::date AS today, date_trunc('second', n.now)::time AS time
  FROM purchases t
  JOIN companies c ON c.id = t.company_id
  CROSS JOIN LATERAL (SELECT clock_timestamp() AT TIME ZONE c.timezone AS now) n
  ${keptBeside('r', 'reciboproveedores')}
  WHERE t.company_id = $1 AND t.id = $2`;

const FORGET = 'DELETE FROM facturascripts_records WHERE company_id = $1 AND payment_of = $2';
