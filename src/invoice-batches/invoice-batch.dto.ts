import { Transform } from 'class-transformer';
import { ListQuery, MAX_PER_PAGE } from '../common/page.js';

/** YoFacturo's lists give as much as they may where more is asked for. */
export class BatchListQuery extends ListQuery {
  @Transform(({ value }: { value: unknown }) => (Number(value) > MAX_PER_PAGE ? MAX_PER_PAGE : Number(value)))
  declare per_page: number;
}
