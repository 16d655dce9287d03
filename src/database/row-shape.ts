import pg from 'pg';
import { JsonBytes, NULL } from './json-bytes.js';
import { FIRST_VALUE, lengthAt } from './row-parser.js';
import { jsonWriterOf, JsonWriter } from './types.js';

const [EMPTY, END] = [Buffer.from('{}'), Buffer.from('}')];

type Row = Record<string, unknown>;

interface Column {
  name: string;
  parse: (text: string) => unknown;
  /** The column's name as JSON begins a member of an object, the first one and a further one. */
  first: Buffer;
  further: Buffer;
  write: JsonWriter;
}

const parserOf = pg.types.getTypeParser as (type: number, format: 'text') => Column['parse'];

/** What rows of a prepared statement become, worked out once: the same objects as pg makes, or their JSON. */
export class RowShape {
  private readonly columns: readonly Column[];
  /** Its copies have the same hidden class from the start, which is what makes filling them fast. */
  private readonly empty: Row;

  constructor(fields: readonly Pick<pg.FieldDef, 'name' | 'dataTypeID'>[]) {
    this.columns = fields.map(({ name, dataTypeID }) => {
      const key = `${JSON.stringify(name)}:`;
      const parse = parserOf(dataTypeID, 'text');
      return {
        name,
        parse,
        first: Buffer.from(`{${key}`),
        further: Buffer.from(`,${key}`),
        write: jsonWriterOf(dataTypeID, parse),
      };
    });
    this.empty = Object.fromEntries(fields.map(({ name }) => [name, null]));
  }

  /** The object of a row (RowMessage.copy). */
  read(row: Buffer): Row {
    const object: Row = { ...this.empty };
    let at = FIRST_VALUE;
    for (const { name, parse } of this.columns) {
      const length = lengthAt(row, at);
      at += 4;
      if (length < 0) continue;
      object[name] = parse(row.toString('utf8', at, at + length));
      at += length;
    }
    return object;
  }

  /** The same value as of that object, without the others. */
  value(row: Buffer, column: string): unknown {
    let at = FIRST_VALUE;
    for (const { name, parse } of this.columns) {
      const length = lengthAt(row, at);
      at += 4;
      if (name === column) return length < 0 ? null : parse(row.toString('utf8', at, at + length));
      if (length > 0) at += length;
    }
    return undefined;
  }

  /** Appends what JSON.stringify makes of that object, without one of its columns. */
  write(row: Buffer, json: JsonBytes, omitted?: string): void {
    let at = FIRST_VALUE;
    let isFirst = true;
    for (const { name, first, further, write } of this.columns) {
      const length = lengthAt(row, at);
      at += 4;
      const end = length < 0 ? at : at + length;
      if (name !== omitted) {
        json.bytes(isFirst ? first : further);
        isFirst = false;
        if (length < 0) json.bytes(NULL);
        else write(json, row, at, end);
      }
      at = end;
    }
    json.bytes(isFirst ? EMPTY : END);
  }
}
