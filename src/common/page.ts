import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ObjectRows, RowList } from './row-list.js';

export const DEFAULT_PER_PAGE = 25;
export const MAX_PER_PAGE = 100;
const MAX_PAGE = 100_000;

/** How a list is sorted, whatever is taken of it. */
export class SortQuery {
  /** A column to sort by, descending with a leading `-`. */
  @IsOptional()
  @IsString()
  @Matches(/^-?[a-z_]{1,40}$/)
  sort?: string;
}

/** The words of ListQuery that name a part of a list. */
export const PAGING = ['page', 'per_page', 'cursor'] as const;

/** What every list understands; a list adds its own filters in a subclass. */
export class ListQuery extends SortQuery {
  /** Page number from 1; for deep walks use `cursor`. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  page: number = 1;

  /** Records per page, 1 to 100. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PER_PAGE)
  per_page: number = DEFAULT_PER_PAGE;

  /** `next_cursor` of the page before; takes the place of `page`, and stays exact while records are added. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export interface PageMeta {
  per_page: number;
  /** Where the next page begins; absent on the last one. */
  next_cursor?: string;
  page?: number;
  total?: number;
  total_pages?: number;
}

/** One page of a list, as features answer it; a dialect writes it in its own words. */
export class Page<T> {
  readonly rows: RowList<T>;

  constructor(
    rows: RowList<T> | T[],
    readonly meta: PageMeta,
  ) {
    this.rows = Array.isArray(rows) ? new ObjectRows(rows) : rows;
  }

  get items(): T[] {
    return this.rows.objects();
  }
}
