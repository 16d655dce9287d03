import type { MessageCallback } from 'pg-protocol/dist/parser.js';
import { Parser } from 'pg-protocol/dist/parser.js';

const DATA_ROW = 'D'.charCodeAt(0);
const LENGTH_BYTES = 4;

/** What pg's published types keep to themselves; pg is pinned to the version this was written for. */
const BaseParser = Parser as unknown as new () => {
  parse(bytes: Buffer, tell: MessageCallback): void;
  /** `length` counts its own four bytes, which `offset` is behind. */
  handlePacket(offset: number, code: number, length: number, bytes: Buffer): unknown;
};

/** pg's parser of what PostgreSQL sends; a row stays as it came, for whoever reads it to make something of. */
export class RowParser extends BaseParser {
  override handlePacket(offset: number, code: number, length: number, bytes: Buffer): unknown {
    return code === DATA_ROW
      ? new RowMessage(bytes, offset, length)
      : super.handlePacket(offset, code, length, bytes);
  }
}

/** A row among the bytes of the connection, which are others' as soon as it has been told of. */
export class RowMessage {
  readonly name = 'dataRow';

  constructor(
    private readonly bytes: Buffer,
    private readonly offset: number,
    readonly length: number,
  ) {}

  /** Its bytes, to keep: a count, and of each value its length and its text (PostgreSQL's message DataRow). */
  copy(): Buffer {
    const row = Buffer.allocUnsafe(this.length - LENGTH_BYTES);
    this.bytes.copy(row, 0, this.offset, this.offset + row.length);
    return row;
  }

  /** As pg's own queries read it. */
  get fields(): (string | null)[] {
    const texts: (string | null)[] = [];
    const end = this.offset + this.length - LENGTH_BYTES;
    for (let at = this.offset + FIRST_VALUE; at < end;) {
      const length = lengthAt(this.bytes, at);
      at += LENGTH_BYTES;
      texts.push(length < 0 ? null : this.bytes.toString('utf8', at, at + length));
      at += Math.max(0, length);
    }
    return texts;
  }
}

/** Behind the count of values. */
export const FIRST_VALUE = 2;

/** How many bytes the value behind this place has, which itself takes four; negative for NULL. */
export const lengthAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
