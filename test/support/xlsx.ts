import { strFromU8, unzipSync } from 'fflate';

/** What a cell says: `type` is `text`, `flag`, `day` or `number`. */
export interface ReadCell {
  type: 'text' | 'flag' | 'day' | 'number';
  value: string;
}

/** The cells of the only sheet by their addresses (`B2`), as its XML has them, and the name of the sheet. */
export function readXlsx(content: Buffer): { sheet: string; cells: Record<string, ReadCell> } {
  const files = Object.fromEntries(
    Object.entries(unzipSync(content)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  const shared = [...files['xl/sharedStrings.xml']!.matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, text]) => unescaped(text!),
  );
  const cells = [...files['xl/worksheets/sheet1.xml']!.matchAll(/<c ([^>]*)><v>([^<]*)<\/v><\/c>/g)].map(
    ([, attributes, value]) => [attribute(attributes!, 'r'), cellOf(attributes!, value!, shared)],
  );
  const sheet = attribute(files['xl/workbook.xml']!, 'name');
  return { sheet, cells: Object.fromEntries(cells) as Record<string, ReadCell> };
}

function cellOf(attributes: string, value: string, shared: readonly string[]): ReadCell {
  const type = attribute(attributes, 't');
  if (type === 's') return { type: 'text', value: shared[Number(value)]! };
  if (type === 'b') return { type: 'flag', value };
  return { type: attribute(attributes, 's') === '' ? 'number' : 'day', value };
}

/** An attribute of an element; empty where it has none. */
const attribute = (markup: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(markup)?.[1] ?? '';

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
const unescaped = (text: string) => text.replaceAll(/&\w+;/g, (entity) => ENTITIES[entity]!);
