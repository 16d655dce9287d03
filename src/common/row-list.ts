/** Records in their order, made into what is asked for: objects, or JSON. */
export interface RowList<T> {
  readonly length: number;
  /** One value of a record, by its place from the beginning or, as of an array, from the end. */
  value<C extends keyof T & string>(index: number, column: C): T[C] | undefined;
  first(count: number): RowList<T>;
  /** The same without one column. */
  without(column: keyof T & string): RowList<T>;
  objects(): T[];
  /** What JSON.stringify makes of the objects, as UTF-8, between two texts. */
  json(before: string, after: string): Buffer;
}

/** Records that are objects already. */
export class ObjectRows<T> implements RowList<T> {
  constructor(private readonly all: T[]) {}

  get length(): number {
    return this.all.length;
  }

  value<C extends keyof T & string>(index: number, column: C): T[C] | undefined {
    return this.all.at(index)?.[column];
  }

  first(count: number): RowList<T> {
    return new ObjectRows(this.all.slice(0, count));
  }

  without(column: keyof T & string): RowList<T> {
    return new ObjectRows(this.all.map(({ [column]: _left, ...row }) => row as T));
  }

  objects(): T[] {
    return this.all;
  }

  json(before: string, after: string): Buffer {
    return Buffer.from(`${before}${JSON.stringify(this.all)}${after}`);
  }
}

/** Whether something in an answer is a list of rows, which JSON.stringify does not know. */
export function isRowList(value: unknown): value is RowList<unknown> {
  return typeof value === 'object' && value !== null && 'json' in value && typeof value.json === 'function';
}
