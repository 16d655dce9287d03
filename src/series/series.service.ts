import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { invalid } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { Records } from '../database/records.js';
import { DocumentKind, Series } from './series.entity.js';

/** The company's series; at most one per kind is the default. */
@Injectable()
export class SeriesService extends Records<Series> {
  constructor(scope: CompanyScope, dataSource: DataSource) {
    super(scope, dataSource, {
      entity: Series,
      hidden: ['numbered'],
      sorts: { id: 'bigint', code: 'text' },
      defaultSort: 'id',
      filters: { kind: 't.kind = ?', active: 't.active = ?' },
    });
  }

  override create(values: Partial<Series>): Promise<Series> {
    return this.scope.run(async () => {
      refuseEmptyRange(values.range_from ?? 1, values.range_to);
      if (values.is_default) await this.clearDefault(values.kind ?? 'invoice');
      return super.create({ ...values, next_number: values.range_from ?? 1 });
    });
  }

  override update(id: number, patch: Partial<Series>): Promise<Series> {
    return this.scope.run(async () => {
      const series = await this.get(id);
      refuseEmptyRange(series.range_from, patch.range_to);
      if (patch.is_default) await this.clearDefault(series.kind);
      return super.update(id, patch);
    });
  }

  /** All series of the kind are locked first, in one order: of two new defaults the later one stays. */
  private async clearDefault(kind: DocumentKind): Promise<void> {
    await this.scope.run(async (manager) => {
      const ofKind = [this.scope.companyId, kind];
      await manager.query(
        'SELECT FROM series WHERE company_id = $1 AND kind = $2 ORDER BY id FOR NO KEY UPDATE',
        ofKind,
      );
      await manager.query(
        'UPDATE series SET is_default = false WHERE company_id = $1 AND kind = $2 AND is_default',
        ofKind,
      );
    });
  }
}

function refuseEmptyRange(from: number, to: number | null | undefined): void {
  if (typeof to === 'number' && to < from)
    throw invalid('range_to', 'before_range_from', 'the range is empty');
}
