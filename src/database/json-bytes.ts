const codeOf = (sign: string) => sign.charCodeAt(0);
const [QUOTE, BACKSLASH, SPACE] = [codeOf('"'), codeOf('\\'), codeOf(' ')];

/** What JSON writes of a byte that it escapes: `\n`, `\u001f`. */
const ESCAPES = Array.from({ length: 128 }, (_, code) =>
  Buffer.from(JSON.stringify(String.fromCharCode(code)).slice(1, -1)),
);
const LONGEST_ESCAPE = 6;
/** No sign of UTF-16 takes more in UTF-8. */
const LONGEST_SIGN = 3;
/** Bytes of some five answers: memory is asked for once for all of them. */
const SLAB = 1 << 17;

export const NULL = Buffer.from('null');
const [TRUE, FALSE] = [Buffer.from('true'), Buffer.from('false')];

/**
 * JSON as it is written, byte by byte: values of PostgreSQL become values of JSON without becoming strings first, which
 * costs three times as much.
 */
export class JsonBytes {
  private slab = Buffer.allocUnsafe(SLAB);
  private start = 0;
  private end = 0;

  /** Forgets what an answer wrote that never came to its end. */
  begin(): void {
    this.end = this.start;
  }

  /** What was written; the next is written behind it. */
  taken(): Buffer {
    const { start, end } = this;
    this.start = end;
    return this.slab.subarray(start, end);
  }

  /** JSON that is there as it is, as text or as bytes. */
  raw(text: string): void {
    this.makeRoom(text.length * LONGEST_SIGN);
    this.end += this.slab.write(text, this.end);
  }

  bytes(bytes: Uint8Array, from = 0, to = bytes.length): void {
    this.makeRoom(to - from);
    const { slab } = this;
    let at = this.end;
    for (let index = from; index < to; index++) slab[at++] = bytes[index]!;
    this.end = at;
  }

  /** PostgreSQL's `t` or `f`. */
  boolean(bytes: Uint8Array, from: number): void {
    this.bytes(bytes[from] === codeOf('t') ? TRUE : FALSE);
  }

  /** UTF-8 in quotes. */
  string(bytes: Uint8Array, from: number, to: number): void {
    this.makeRoom((to - from) * LONGEST_ESCAPE + 2);
    const { slab } = this;
    let at = this.end;
    slab[at++] = QUOTE;
    for (let index = from; index < to; index++) {
      const byte = bytes[index]!;
      if (byte >= SPACE && byte !== QUOTE && byte !== BACKSLASH) slab[at++] = byte;
      else for (const escaped of ESCAPES[byte]!) slab[at++] = escaped;
    }
    slab[at++] = QUOTE;
    this.end = at;
  }

  private makeRoom(more: number): void {
    const { slab, start, end } = this;
    if (end + more <= slab.length) return;
    this.slab = Buffer.allocUnsafe(Math.max(SLAB, 2 * (end - start + more)));
    this.end = slab.copy(this.slab, 0, start, end);
    this.start = 0;
  }
}
