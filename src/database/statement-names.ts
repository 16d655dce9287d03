import { NamedStatement } from './entered-query.js';

/** Texts that are prepared; there are as many as there are shapes of short statements, and no request can make more. */
const MOST_STATEMENTS = 500;

/** A statement that is short by its nature, such as one record or the first page of a list. */
export interface ShortStatement {
  text: string;
  values: unknown[];
}

/** The names by which connections prepare short statements: one for each text. */
export class StatementNames {
  private readonly names = new Map<string, string>();

  /** The statements under their names; undefined where no more texts can be prepared. */
  name(statements: readonly ShortStatement[]): NamedStatement[] | undefined {
    const named: NamedStatement[] = [];
    for (const { text, values } of statements) {
      const name = this.nameOf(text);
      if (name === undefined) return undefined;
      named.push({ name, text, values });
    }
    return named;
  }

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= MOST_STATEMENTS) return known;
    const name = `short_${this.names.size}`;
    this.names.set(text, name);
    return name;
  }
}
