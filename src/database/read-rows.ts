import { RowList } from '../common/row-list.js';
import { JsonBytes } from './json-bytes.js';
import { RowShape } from './row-shape.js';

/** One for all answers, which are written one after another. */
const json = new JsonBytes();
const [BEGIN, NEXT] = [Buffer.from('['), Buffer.from(',')];

/** Rows as PostgreSQL sent them: what nobody looks into becomes JSON without becoming objects. */
export class ReadRows<T> implements RowList<T> {
  constructor(
    private readonly shape: RowShape,
    private readonly rows: readonly Buffer[],
    private readonly omitted?: keyof T & string,
  ) {}

  get length(): number {
    return this.rows.length;
  }

  value<C extends keyof T & string>(index: number, column: C): T[C] | undefined {
    const row = this.rows.at(index);
    return row && (this.shape.value(row, column) as T[C]);
  }

  first(count: number): RowList<T> {
    return new ReadRows(this.shape, this.rows.slice(0, count), this.omitted);
  }

  without(column: keyof T & string): RowList<T> {
    return new ReadRows(this.shape, this.rows, column);
  }

  objects(): T[] {
    return this.rows.map((row) => this.objectOf(row));
  }

  json(before: string, after: string): Buffer {
    json.begin();
    json.raw(before);
    this.rows.forEach((row, index) => {
      json.bytes(index === 0 ? BEGIN : NEXT);
      this.shape.write(row, json, this.omitted);
    });
    json.raw(this.rows.length === 0 ? '[]' : ']');
    json.raw(after);
    return json.taken();
  }

  private objectOf(row: Buffer): T {
    const object = this.shape.read(row) as T;
    if (this.omitted) delete object[this.omitted];
    return object;
  }
}
