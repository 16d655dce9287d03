import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Problem } from '../../../common/problem.js';
import { CompanyScope } from '../../../database/company-scope.js';
import { nextOf, passNumber } from '../engine/counters.js';

/** The references of products that chose none: the number behind the highest, as the original counts them. */
@Injectable()
export class ProductCodes {
  constructor(private readonly scope: CompanyScope) {}

  /** Makes a product with the chosen code, or with the next number; creations at once get one each. */
  make<T>(chosen: string | undefined, make: (code: string) => Promise<T>): Promise<T> {
    if (chosen !== undefined) return make(chosen);
    return this.scope.run((manager) => this.numbered(manager, make));
  }

  /** Somebody may choose the very number at this moment: it is theirs, and the next one is taken. */
  private async numbered<T>(manager: EntityManager, make: (code: string) => Promise<T>): Promise<T> {
    const code = await this.next(manager);
    await manager.query('SAVEPOINT numbered_product');
    try {
      return await make(code);
    } catch (error) {
      if (!isTaken(error)) throw error;
      await manager.query('ROLLBACK TO SAVEPOINT numbered_product');
      return this.numbered(manager, make);
    }
  }

  private async next(manager: EntityManager): Promise<string> {
    const { companyId } = this.scope;
    const [{ highest }] = await manager.query<[{ highest: number }]>(HIGHEST, [companyId]);
    await passNumber(manager, companyId, 'productos', highest);
    return String(await nextOf(manager, companyId, 'productos'));
  }
}

const HIGHEST = `
  SELECT coalesce(max(code::bigint), 0) AS highest FROM products WHERE company_id = $1 AND code ~ '^[0-9]{1,15}$'`;

function isTaken(error: unknown): boolean {
  return (
    error instanceof Problem &&
    (error.details ?? []).some(({ field, code }) => field === 'code' && code === 'taken')
  );
}
