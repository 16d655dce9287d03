import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENT_KINDS, DocumentKind } from '../src/dialects/facturascripts/documents/kinds.js';
import { TABLES } from '../src/dialects/facturascripts/resources.js';
import { fsCaller } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { fetchFile, Keeper } from './support/kept-documents.js';
import { readXlsx } from './support/xlsx.js';
import { World } from './support/world.js';

const QUOTE = DOCUMENT_KINDS.find(({ name }) => name === 'PresupuestoCliente')!;
const columnsOf = (resource: string) => TABLES[resource]!.columns.map(({ name }) => name);

let world: World;
let caller: Caller;
let keeper: Keeper;
beforeAll(async () => {
  world = await World.shared();
  const company = await world.company();
  caller = await fsCaller(world, company);
  keeper = new Keeper(world, company);
});
afterAll(() => world.close());

const fileOf = async (kind: DocumentKind, id: number, type: string) =>
  (await fetchFile(caller, `/api/3/exportar${kind.name}/${id}?type=${type}`)).content;

/** Lines in an order that is neither that of their keys nor that of their numbers as text. */
async function threeLines(kind: DocumentKind): Promise<number> {
  const id = await keeper.document(kind);
  for (const [descripcion, orden] of [
    ['last', '10'],
    ['first', '2'],
    ['middle', '10'],
  ] as const)
    await keeper.line(kind, id, { descripcion, orden: descripcion === 'last' ? '11' : orden });
  return id;
}

describe('a document as CSV', () => {
  const read = async (kind: DocumentKind, id: number) =>
    parse<Record<string, string>>(await fileOf(kind, id, 'CSV'), {
      bom: true,
      delimiter: ';',
      record_delimiter: '\r\n',
      columns: true,
    });

  it('begins with a byte order mark, separates by semicolons and quotes every value', async () => {
    const id = await keeper.document(QUOTE);
    await keeper.line(QUOTE, id, { descripcion: 'A "big" one; ñ', cantidad: '2.5' });
    const text = (await fileOf(QUOTE, id, 'CSV')).toString('utf8');
    const quoted = (values: string[]) => values.map((value) => `"${value}"`).join(';');
    const [titles, line, end] = text.split('\r\n');
    expect(titles).toBe(`\ufeff${quoted(columnsOf(QUOTE.lines))}`);
    expect(line).toMatch(/^"0";"2.5";"IVA21";"";"A ""big"" one; ñ";"0";"0";"";"\d+";/);
    expect(line).toMatch(/^("([^"]|"")*"(;|$))+$/);
    expect(end).toBe('');
  });

  it.each(DOCUMENT_KINDS.filter(({ type }) => type !== 'Factura').map((kind) => [kind.name, kind] as const))(
    'of the kind %s has its lines in their order, each with what a read of it answers',
    async (_name, kind) => {
      const id = await threeLines(kind);
      await keeper.line(kind, await keeper.document(kind));
      const rows = await read(kind, id);
      expect(rows.map(({ descripcion }) => descripcion)).toEqual(['first', 'middle', 'last']);
      for (const row of rows) {
        const { body } = await caller.get(`/api/3/${kind.lines}/${row.idlinea}`);
        expect(Object.keys(row)).toEqual(Object.keys(body as object));
        for (const [column, value] of Object.entries(
          body as Record<string, string | number | boolean | null>,
        ))
          expect([column, row[column]]).toEqual([column, textOf(value)]);
      }
    },
  );

  const textOf = (value: string | number | boolean | null) =>
    typeof value === 'boolean' ? String(Number(value)) : String(value ?? '');

  it.each(['=HYPERLINK("http://evil.example","click")', '+1', '-1+2', '@SUM(A1)', '\t=1', '＝1'])(
    'disarms the text %j, which a spreadsheet would run, and keeps negative numbers',
    async (text) => {
      const id = await keeper.document(QUOTE);
      await keeper.line(QUOTE, id, { descripcion: text, referencia: text.slice(0, 30), pvptotal: '-5' });
      const [row] = await read(QUOTE, id);
      expect(row).toMatchObject({
        descripcion: `'${text}`,
        referencia: `'${text.slice(0, 30)}`,
        pvptotal: '-5',
      });
    },
  );

  it('gives every other text back as it was', async () => {
    const id = await keeper.document(QUOTE);
    const texts = ['a\r\nb', '"', ';', ' a ', "'", '漢字 😀 \\', '<b>&amp;</b>', 'constructor'];
    for (const descripcion of texts) await keeper.line(QUOTE, id, { descripcion });
    expect((await read(QUOTE, id)).map(({ descripcion }) => descripcion)).toEqual(texts);
  });
});

describe('a document as XLSX', () => {
  const DOC_ROW = 2;
  const FIRST_LINE = 5;
  const read = async (kind: DocumentKind, id: number) => readXlsx(await fileOf(kind, id, 'XLS'));
  /** The letters of a column: A to Z, AA and on. */
  const lettersOf = (index: number): string =>
    (index < 26 ? '' : lettersOf(Math.floor(index / 26) - 1)) + String.fromCodePoint(65 + (index % 26));

  /** The row of that number as a record of those columns. */
  const rowOf = ({ cells }: ReturnType<typeof readXlsx>, columns: string[], row: number) =>
    Object.fromEntries(columns.map((name, index) => [name, cells[`${lettersOf(index)}${row}`]]));

  it('has the header under its titles, and below it the lines under theirs', async () => {
    const id = await threeLines(QUOTE);
    const file = await read(QUOTE, id);
    expect(file.sheet).toBe('PresupuestoCliente');
    for (const [resource, row] of [
      [QUOTE.resource, DOC_ROW - 1],
      [QUOTE.lines, FIRST_LINE - 1],
    ] as const) {
      const columns = columnsOf(resource);
      const titles = columns.map((value) => [value, { type: 'text', value }]);
      expect(rowOf(file, columns, row)).toEqual(Object.fromEntries(titles));
    }
    const descriptions = [0, 1, 2, 3].map(
      (line) => rowOf(file, columnsOf(QUOTE.lines), FIRST_LINE + line).descripcion?.value,
    );
    expect(descriptions).toEqual(['first', 'middle', 'last', undefined]);
  });

  it('has numbers as numbers, dates as dates, flags as flags, and nothing where there is nothing', async () => {
    const id = await keeper.document(QUOTE, {
      total: '-1234.5678901',
      numero: '007',
      finoferta: '01-03-1900',
      femail: '28-02-1900',
      hora: '10:20:30',
    });
    await keeper.line(QUOTE, id, { cantidad: '0.1', iva: '1e21', suplido: '1', referencia: '001' });
    const file = await read(QUOTE, id);
    expect(rowOf(file, columnsOf(QUOTE.resource), DOC_ROW)).toMatchObject({
      total: { type: 'number', value: '-1234.5678901' },
      numero: { type: 'text', value: '007' },
      fecha: { type: 'day', value: '46331' },
      finoferta: { type: 'day', value: '61' },
      // Spreadsheets do not agree on the days before.
      femail: { type: 'text', value: '1900-02-28' },
      hora: { type: 'text', value: '10:20:30' },
      idpresupuesto: { type: 'number', value: String(id) },
      neto: undefined,
    });
    expect(rowOf(file, columnsOf(QUOTE.lines), FIRST_LINE)).toMatchObject({
      cantidad: { type: 'number', value: '0.1' },
      iva: { type: 'number', value: '1e+21' },
      suplido: { type: 'flag', value: '1' },
      salto_pagina: { type: 'flag', value: '0' },
      referencia: { type: 'text', value: '001' },
      coste: undefined,
    });
  });

  it.each([
    ['a formula', '=1+1', '=1+1'],
    ['a formula that the disarmed CSV would not have', "'=1", "'=1"],
    ['markup', '</t></si><c><f>1</f></c>&amp;"\'', '</t></si><c><f>1</f></c>&amp;"\''],
    ['spaces and lines', ' a\nb ', ' a\nb '],
    ['other alphabets', '漢字 😀 ñ', '漢字 😀 ñ'],
    ['a name that every object has', 'constructor', 'constructor'],
    ['another such name', '__proto__', '__proto__'],
    ['an escape of the format', '_x000D_ and _x41_', '_x005F_x000D_ and _x41_'],
    ['characters that XML has not', 'a\u0001b\u001bc', 'abc'],
    ['more than a cell holds', 'x'.repeat(40_000), 'x'.repeat(32_767)],
  ])('has every text as a text, never as something to run: %s', async (_name, descripcion, value) => {
    const id = await keeper.document(QUOTE, { observaciones: descripcion });
    await keeper.line(QUOTE, id, { descripcion });
    const file = await read(QUOTE, id);
    expect(rowOf(file, columnsOf(QUOTE.lines), FIRST_LINE).descripcion).toEqual({ type: 'text', value });
    expect(rowOf(file, columnsOf(QUOTE.resource), DOC_ROW).observaciones).toEqual({ type: 'text', value });
  });
});
