import type { PageOf } from '../api/client.js';

export const MOST_PER_PAGE = 100;
const MOST_PAGES = 10;

/** The records of a list that people choose from, page after page; a thousand at the most. */
export async function every<T>(load: (cursor: string | undefined) => Promise<PageOf<T>>): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, meta } = await load(cursor);
    all.push(...items);
    cursor = meta.next_cursor;
    if (!cursor) break;
  }
  return all;
}
