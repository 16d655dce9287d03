type Value = string | number | boolean | null;

/** A row as its values in the order of `columns`; the first one is its key. */
export type Tuple = readonly Value[];

/** Rows of one resource. */
export interface GivenRows {
  resource: string;
  /** ISO 3166-1 alpha-2; null where companies of every country have them. */
  country: 'ES' | null;
  columns: readonly string[];
  rows: readonly Tuple[];
  /** The columns that have one value in all of them. */
  always?: Readonly<Record<string, Value>>;
}
