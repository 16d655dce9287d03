import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { ListQuery, MAX_PER_PAGE } from '../common/page.js';
import { BATCH_STATUSES, PROCESSING_STATUSES } from './invoice-batch.entity.js';
import type { BatchStatus, ProcessingStatus } from './invoice-batch.entity.js';

/** YoFacturo's lists give as much as they may where more is asked for. */
class ListOfContract extends ListQuery {
  @Transform(({ value }: { value: unknown }) => (Number(value) > MAX_PER_PAGE ? MAX_PER_PAGE : Number(value)))
  declare per_page: number;
}

export class BatchListQuery extends ListOfContract {
  @IsOptional()
  @IsIn(BATCH_STATUSES)
  status?: BatchStatus;
}

export class BatchInvoiceListQuery extends ListOfContract {
  @IsOptional()
  @IsIn(PROCESSING_STATUSES)
  processing_status?: ProcessingStatus;
}
