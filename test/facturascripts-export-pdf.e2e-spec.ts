import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENT_KINDS, DocumentKind } from '../src/dialects/facturascripts/documents/kinds.js';
import {
  MAX_TEXT,
  MAX_TEXTS,
} from '../src/dialects/facturascripts/documents/export/document-pdfs.service.js';
import { MAX_PDF_ROWS } from '../src/printing/pdf.js';
import { Books } from './support/books.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { fetchFile, Keeper } from './support/kept-documents.js';
import { readPdf } from './support/pdf.js';
import { Superuser } from './support/superuser.js';
import { World } from './support/world.js';

const named = (name: DocumentKind['name']) => DOCUMENT_KINDS.find((kind) => kind.name === name)!;
const QUOTE = named('PresupuestoCliente');

let world: World;
let books: Books;
let caller: Caller;
let keeper: Keeper;
let superuser: Superuser;
beforeAll(async () => {
  world = await World.start();
  superuser = await Superuser.on(world.server.database);
  books = await Books.open(world, { name: 'Cascabel Peñarroya', tax_id: 'B12345674' });
  caller = await fsCaller(world, books.company);
  keeper = new Keeper(world, books.company);
});
afterAll(async () => {
  await superuser.close();
  await world.close();
});

const print = async (kind: DocumentKind, id: number, by = caller) =>
  readPdf((await fetchFile(by, `/api/3/exportar${kind.name}/${id}`)).content);

describe('the PDF of a document that no feature has', () => {
  it('says who sends it, to whom, for what and how much', async () => {
    const id = await keeper.document(QUOTE, {
      codigo: 'PRE2026A1',
      direccion: 'Calle Mayor, 1',
      codpostal: '29001',
      ciudad: 'Málaga',
      provincia: 'Málaga',
      finoferta: '05-12-2026',
      numero2: 'OBRA-7',
      dtopor1: '10',
      dtopor2: '5',
      neto: '1000',
      totaliva: '210',
      totalrecargo: '52',
      totalirpf: '150',
      totalsuplidos: '30.5',
      total: '1142.5',
      observaciones: 'Gracias',
    });
    await keeper.line(QUOTE, id, {
      cantidad: '2.5',
      pvpunitario: '617.255',
      dtopor: '50',
      dtopor2: '10',
      pvptotal: '1234.5',
      irpf: '15',
    });
    await keeper.line(QUOTE, id, { descripcion: '', referencia: 'REF-1', orden: '2' });
    const { text, pages } = await print(QUOTE, id);
    expect(pages).toHaveLength(1);
    for (const part of [
      'Presupuesto PRE2026A1',
      'Cascabel Peñarroya NIF B12345674',
      'Cliente Ángela Ruiz NIF 12345678Z Calle Mayor, 1 29001 Málaga, Málaga',
      'Fecha 5 nov 2026',
      'Válido hasta 5 dic 2026',
      'Referencia OBRA-7',
      'Dto. 10 % + 5 %',
      'Bisagras 2,5 617,255 55 % IVA21 1.234,50',
      'REF-1 1 100,00 IVA21 100,00',
      'Subtotal 1.000,00',
      'Impuestos 210,00',
      'Recargo 52,00',
      'Suplidos 30,50',
      'Retención IRPF 15 % -150,00',
      'Total 1.142,50 €',
      'Observaciones Gracias',
      'Página 1 de 1',
    ])
      expect(text).toContain(part);
  });

  it.each([
    ['AlbaranCliente', 'Albarán', 'Cliente'],
    ['AlbaranProveedor', 'Albarán de proveedor', 'Proveedor'],
    ['PedidoCliente', 'Pedido', 'Cliente'],
    ['PedidoProveedor', 'Pedido a proveedor', 'Proveedor'],
    ['PresupuestoCliente', 'Presupuesto', 'Cliente'],
    ['PresupuestoProveedor', 'Presupuesto de proveedor', 'Proveedor'],
  ] as const)('of the kind %s is called %s and names its %s', async (name, title, label) => {
    const { text } = await print(named(name), await keeper.document(named(name), { codigo: 'DOC2026A1' }));
    expect(text).toContain(`${title} DOC2026A1`);
    expect(text).toContain(`${label} Ángela Ruiz NIF 12345678Z`);
  });

  it('speaks English where the company does, in the currency of the document', async () => {
    const british = await Books.open(world, { country: 'GB' });
    const by = await fsCaller(world, british.company);
    const own = new Keeper(world, british.company);
    const id = await own.document(QUOTE, { codigo: 'DOC2026A1', coddivisa: 'USD', total: '1234.5' });
    const { text } = await print(QUOTE, id, by);
    expect(text).toContain('Quote DOC2026A1');
    expect(text).toContain('Total US$1,234.50');
  });

  it('calls the way of payment what the company calls it', async () => {
    await books.create('payment-methods', { code: 'barter', name: 'Trueque' });
    const known = await keeper.document(QUOTE, { codpago: 'barter' });
    const gone = await keeper.document(QUOTE, { codpago: 'GONE' });
    expect((await print(QUOTE, known)).text).toContain('Forma de pago Trueque');
    expect((await print(QUOTE, gone)).text).toContain('Forma de pago GONE');
  });

  it('keeps a quantity and a price to itself where the line says so', async () => {
    const id = await keeper.document(QUOTE);
    await keeper.line(QUOTE, id, {
      cantidad: '77',
      mostrar_cantidad: '0',
      pvpunitario: '888',
      mostrar_precio: '0',
    });
    const { text } = await print(QUOTE, id);
    expect(text).toContain('Bisagras IVA21 100,00');
    expect(text).not.toMatch(/77|888/);
  });

  it('is the same file for the same record, and another when that changes', async () => {
    const id = await keeper.document(QUOTE);
    const once = await print(QUOTE, id);
    expect((await print(QUOTE, id)).content.equals(once.content)).toBe(true);
    await keeper.line(QUOTE, id);
    expect((await print(QUOTE, id)).content.equals(once.content)).toBe(false);
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'enormous numbers',
      { total: '1e300', neto: '-1e300', dtopor1: '1e9' },
      { cantidad: '1e300', dtopor: '-1e9' },
    ],
    ['tiny numbers', { total: '1e-300' }, { cantidad: '1e-300', pvpunitario: '-1e-7' }],
    ['no currency that there is', { coddivisa: '€<1' }, {}],
    ['a currency that nobody has', { coddivisa: 'zzz' }, {}],
    ['an empty currency', { coddivisa: '' }, {}],
    ['early and late days', { fecha: '0001-01-01', finoferta: '9999-12-31' }, {}],
    ['markup', { observaciones: '<b>{{x}}</b>', codigo: '</>' }, { descripcion: '${1}' }],
    ['other alphabets', { nombrecliente: '漢字 😀 שלום' }, { descripcion: '\u0001\u202e\ufeff' }],
    ['a word without end', { observaciones: 'x'.repeat(4000) }, { descripcion: 'y'.repeat(4000) }],
    ['nothing at all', { codigo: '', nombrecliente: '', cifnif: '' }, { descripcion: '', codimpuesto: '' }],
  ])('is printed whatever is in it: %s', async (_name, header, line) => {
    const id = await keeper.document(QUOTE, header);
    await keeper.line(QUOTE, id, line);
    expect((await print(QUOTE, id)).pages.length).toBeGreaterThan(0);
  });

  it('has no more text than one request may take, in one place or in all', async () => {
    const whole = 'palabra '.repeat(MAX_TEXT / 8);
    const id = await keeper.document(QUOTE, { observaciones: whole });
    const refused = async () => {
      const { status, body } = await caller.get(`/api/3/exportarPresupuestoCliente/${id}`);
      return [status, body.error];
    };
    const noteOf = (observaciones: string) =>
      sendForm(caller, 'PUT', `/api/3/${QUOTE.resource}/${id}`, { observaciones });
    expect((await print(QUOTE, id)).text).toContain('palabra');
    await noteOf(`${whole}x`);
    expect(await refused()).toEqual([422, 'document-too-long']);
    await noteOf(whole);
    for (let length = whole.length; length <= MAX_TEXTS; length += whole.length)
      await keeper.line(QUOTE, id, { descripcion: whole });
    expect(await refused()).toEqual([422, 'document-too-long']);
  });

  it('has no more lines than one request may take; the other files have them all', async () => {
    const id = await keeper.document(QUOTE);
    const line = await keeper.line(QUOTE, id);
    await superuser.rows(
      `INSERT INTO facturascripts_records (company_id, resource, key, data)
       SELECT company_id, resource, n::text, data || jsonb_build_object('idlinea', n)
       FROM facturascripts_records, generate_series(100001, 100000 + $3) n
       WHERE company_id = $1 AND resource = 'lineapresupuestoclientes' AND key = $2`,
      [books.company.id, String(line), MAX_PDF_ROWS],
    );
    const path = `/api/3/exportarPresupuestoCliente/${id}`;
    const { status, body } = await caller.get(path);
    expect([status, body.error]).toEqual([422, 'document-too-long']);
    const csv = (await fetchFile(caller, `${path}?type=CSV`)).content.toString();
    expect(csv.split('\r\n')).toHaveLength(MAX_PDF_ROWS + 3);
  });
});
