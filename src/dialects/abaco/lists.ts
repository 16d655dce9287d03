import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ListQuery, MAX_PER_PAGE, Page } from '../../common/page.js';

const DEFAULT_LIMIT = 20;
const MAX_PAGE = 100_000;

/** What every list of abaco understands; a list adds its own filters in a subclass. */
export class AbacoListQuery {
  /** Page number from 1. */
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
  limit: number = DEFAULT_LIMIT;

  /** The page that is asked for, as features know it; filters go beside it. */
  toListQuery(): ListQuery {
    return { page: this.page, per_page: this.limit };
  }
}

/** A list as abaco writes it: flat, under the name of its resource (facts, section 2). */
export type FlatList<Name extends string, Item> = Record<Name, Item[]> & {
  total: number;
  page: number;
  limit: number;
};

export function flatList<Name extends string, T, Item>(
  name: Name,
  { items, meta }: Page<T>,
  view: (item: T) => Item,
): FlatList<Name, Item> {
  const counted = { total: meta.total ?? 0, page: meta.page ?? 1, limit: meta.per_page };
  return { [name]: items.map(view), ...counted } as FlatList<Name, Item>;
}
