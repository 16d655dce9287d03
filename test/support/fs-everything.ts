import { FACTURA_CLIENTE, FACTURA_PROVEEDOR } from '../../src/dialects/facturascripts/documents/kinds.js';
import { naming } from '../../src/dialects/facturascripts/engine/our-codes.js';
import { TABLES } from '../../src/dialects/facturascripts/resources.js';
import { Column, ColumnType } from '../../src/dialects/facturascripts/tables/table.js';
import { FsBooks } from './fs-documents.js';
import { openEverything, postOf, POSTABLE, RESOURCE_NAMES } from './fs-posts.js';
import { World } from './world.js';

/** A record as the wire shows it. */
export type Shown = Record<string, unknown>;

/** What file resources show beside their columns (facts, 3.6 and 3.7). */
export const BESIDE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  attachedfiles: ['download', 'download-permanent'],
  productoimagenes: ['download', 'download-permanent', 'thumbnails'],
};

/** How many records of each resource are written. */
const RECORDS = 3;

/** Behind those of the rows that a company is given. */
const FIRST_NUMBER = 901;

/** A company that has several records of every resource; of the company itself there is one. */
export class Everything {
  private constructor(
    readonly books: FsBooks,
    /** The key of a record of each resource that no other company has. */
    readonly keys: ReadonlyMap<string, string>,
  ) {}

  static async in(world: World): Promise<Everything> {
    const books = await openEverything(world);
    const written = new Map<string, string>();
    for (let number = FIRST_NUMBER; number < FIRST_NUMBER + RECORDS; number += 1)
      for (const name of POSTABLE) {
        const { status, text, body } = await books.caller.post(
          `/api/3/${name}`,
          await postOf(name, books, number),
        );
        if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
        written.set(name, keyIn(name, body.data));
      }
    for (const kind of [FACTURA_CLIENTE, FACTURA_PROVEEDOR]) await books.create(kind, { pagada: '1' });
    for (const role of ['accountant', 'viewer'] as const) await books.company.user(role);
    for (const name of RESOURCE_NAMES.filter((each) => !written.has(each))) {
      const [record] = await books.get(name);
      written.set(name, keyIn(name, record));
    }
    return new Everything(books, written);
  }

  keyOf = (name: string): string => this.keys.get(name)!;

  /** Every record of a resource, in the order of the list. */
  async all(name: string, query = ''): Promise<Shown[]> {
    return this.books.get(`${name}?limit=0${query}`);
  }
}

/** The key of a record as a path says it. */
export function keyIn(name: string, record: Shown): string {
  return String(record[TABLES[name]!.key.name]);
}

/** Whether a value is what readers of the original's schema expect in that column; a code of ours may be longer. */
export function fits(column: Column, value: unknown): boolean {
  const { type, length = Infinity } = naming('', column);
  if (value === null) return true;
  if (typeof value === 'string') return [...value].length <= length && (TEXTS[type]?.test(value) ?? false);
  if (typeof value === 'number') return NUMBERS[type]?.(value) ?? false;
  return typeof value === 'boolean' && type === 'bool';
}

const DAY = String.raw`(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-\d{4}`;
const ISO_DAY = String.raw`\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const HOUR = String.raw`([01]\d|2[0-3]):[0-5]\d:[0-5]\d`;

/** The columns whose values are JSON texts, with how those are written (facts, 2.4). */
const TEXTS: Partial<Record<ColumnType, RegExp>> = {
  varchar: /^/,
  text: /^/,
  date: new RegExp(`^${DAY}$`),
  time: new RegExp(`^${HOUR}$`),
  timestamp: new RegExp(`^${ISO_DAY} ${HOUR}$`),
};

const NUMBERS: Partial<Record<ColumnType, (value: number) => boolean>> = {
  int: Number.isSafeInteger,
  serial: Number.isSafeInteger,
  double: Number.isFinite,
};
