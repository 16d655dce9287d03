import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DOCUMENT_KINDS,
  DocumentKind,
  FACTURA_CLIENTE,
  FACTURA_PROVEEDOR,
  KEPT_KINDS,
} from '../src/dialects/facturascripts/documents/kinds.js';
import { Books, line } from './support/books.js';
import { fsCaller } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { fetchFile, Keeper } from './support/kept-documents.js';
import { Purchasing } from './support/purchasing.js';
import { World } from './support/world.js';
import { readXlsx } from './support/xlsx.js';

const named = (name: DocumentKind['name']) => DOCUMENT_KINDS.find((kind) => kind.name === name)!;
const QUOTE = named('PresupuestoCliente');
const pathOf = ({ name }: DocumentKind, rest: string) => `/api/3/exportar${name}${rest}`;
const refusal = ({ status, body }: Answer) => [status, body];
const said = (message: string) => ({ status: 'error', message, error: message });

let world: World;
let caller: Caller;
let keeper: Keeper;
beforeAll(async () => {
  world = await World.start();
  const company = await world.company();
  caller = await fsCaller(world, company);
  keeper = new Keeper(world, company);
});
afterAll(() => world.close());

describe('an export', () => {
  it.each(KEPT_KINDS.map((kind) => [kind.name, kind] as const))(
    'of the kind %s is a file of each type under its name',
    async (_name, kind) => {
      const id = await keeper.document(kind);
      await keeper.line(kind, id);
      const file = async (query: string) => {
        const { content, type, disposition, headers } = await fetchFile(
          caller,
          pathOf(kind, `/${id}${query}`),
        );
        expect(headers.get('content-length')).toBe(String(content.length));
        expect(headers.get('access-control-allow-origin')).toBe('*');
        return [content.subarray(0, 4).toString('latin1'), type, disposition];
      };
      const name = `${kind.type}_${id}`;
      const pdf = ['%PDF', 'application/pdf', `inline; filename=${name}.pdf`];
      expect(await file('')).toEqual(pdf);
      expect(await file('?type=PDF&format=0&lang=en_EN')).toEqual(pdf);
      expect(await file('?type=XLS')).toEqual([
        'PK\u0003\u0004',
        'application/octet-stream',
        `attachment; filename=${name}.xlsx`,
      ]);
      expect(await file('?type=CSV')).toEqual([
        '\u00ef\u00bb\u00bf"',
        'text/csv; charset=utf-8',
        `attachment; filename=${name}.csv`,
      ]);
    },
  );

  it('takes its type in any case, and is a PDF for a type that there is not', async () => {
    const id = await keeper.document(QUOTE);
    const typeOf = async (query: string) => (await fetchFile(caller, pathOf(QUOTE, `/${id}?${query}`))).type;
    for (const query of ['type=csv', 'type=Csv']) expect(await typeOf(query)).toContain('text/csv');
    for (const query of ['type=xls', 'type=XlS']) expect(await typeOf(query)).toContain('octet-stream');
    for (const query of ['type=', 'type=XLSX', 'type=PDF&type=CSV', 'type[]=CSV', 'type=constructor'])
      expect([query, await typeOf(query)]).toEqual([query, 'application/pdf']);
  });

  it('has the document as it is now', async () => {
    const id = await keeper.document(QUOTE);
    const csv = async () => (await fetchFile(caller, pathOf(QUOTE, `/${id}?type=CSV`))).content.toString();
    expect((await csv()).split('\r\n')).toHaveLength(2);
    await keeper.line(QUOTE, id);
    expect((await csv()).split('\r\n')).toHaveLength(3);
  });

  it.each<[DocumentKind, string, (books: Books) => Promise<{ id: number; lines: unknown[] }>]>([
    [FACTURA_CLIENTE, 'invoices', (books) => books.invoice({ lines: [line('2', '10'), line('1', '5')] })],
    [FACTURA_PROVEEDOR, 'purchases', (books) => new Purchasing(books).create()],
  ])('of a document that a feature has is as that prints it, with its lines', async (kind, path, make) => {
    const books = await Books.open(world);
    const { id, lines } = await make(books);
    const own = await fsCaller(world, books.company);
    const exported = await fetchFile(own, pathOf(kind, `/${id}`));
    expect(exported.disposition).toBe(`inline; filename=Factura_${id}.pdf`);
    const printed = await fetchFile(books.caller, `/api/v1/${path}/${id}/pdf`);
    expect(exported.content.equals(printed.content)).toBe(true);
    const csv = (await fetchFile(own, pathOf(kind, `/${id}?type=CSV`))).content.toString();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(lines.length + 1);
    const { sheet } = readXlsx((await fetchFile(own, pathOf(kind, `/${id}?type=XLS`))).content);
    expect(sheet).toBe(kind.name);
  });
});

describe('an export that cannot be', () => {
  it('is refused without an ID, with the slash and without', async () => {
    for (const { name } of DOCUMENT_KINDS)
      for (const rest of ['', '/', '?type=CSV'])
        expect([name, ...refusal(await caller.get(`/api/3/exportar${name}${rest}`))]).toEqual([
          name,
          400,
          said('record-not-specified'),
        ]);
  });

  it.each(['999', '0', '-1', '1.0', 'x', '%00', '99999999999999999999', '1%27--', '__proto__'])(
    'is not found by the ID %s, whatever its kind and type',
    async (id) => {
      for (const { name } of DOCUMENT_KINDS)
        for (const type of ['PDF', 'CSV'])
          expect([name, ...refusal(await caller.get(`/api/3/exportar${name}/${id}?type=${type}`))]).toEqual([
            name,
            404,
            said('record-not-found'),
          ]);
    },
  );

  it('is not found in another company, or by the ID of another kind', async () => {
    const own = await world.company();
    const company = await fsCaller(world, own);
    const id = await new Keeper(world, own).document(QUOTE);
    for (const type of ['PDF', 'XLS', 'CSV']) {
      const path = pathOf(QUOTE, `/${id}?type=${type}`);
      expect((await company.get(path)).status).toBe(200);
      const stranger = await fsCaller(world, await world.company());
      expect(refusal(await stranger.get(path))).toEqual([404, said('record-not-found')]);
      const other = pathOf(named('PedidoCliente'), `/${id}?type=${type}`);
      expect(refusal(await company.get(other))).toEqual([404, said('record-not-found')]);
    }
  });

  it('is not made by another method than GET', async () => {
    const id = await keeper.document(QUOTE);
    for (const rest of [`/${id}`, '', '/'])
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await caller.call(method, pathOf(QUOTE, rest));
        expect([method, ...refusal(answer)]).toEqual([method, 405, said('method-not-allowed')]);
        expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      }
    expect((await caller.call('HEAD', pathOf(QUOTE, `/${id}`))).status).toBe(405);
    expect((await caller.get(`/api/3/${QUOTE.resource}/${id}`)).status).toBe(200);
  });

  it('leaves preflights to whoever asks', async () => {
    const answer = await world.caller().call('OPTIONS', pathOf(QUOTE, '/1'));
    expect([answer.status, answer.text]).toEqual([200, '']);
  });
});

describe('the permission to export', () => {
  it('is one of its own, or that on the records', async () => {
    const company = await world.company();
    const id = await new Keeper(world, company).document(QUOTE);
    const statusFor = async (permission: string, path: string, method = 'GET') =>
      (await (await fsCaller(world, company, { permissions: [permission] })).call(method, path)).status;
    const path = pathOf(QUOTE, `/${id}`);
    for (const permission of ['exportarPresupuestoCliente.read', 'presupuestoclientes.read']) {
      expect([permission, await statusFor(permission, path)]).toEqual([permission, 200]);
      const others = ['PresupuestoProveedor', 'PedidoCliente', 'FacturaCliente'] as const;
      for (const name of others) expect(await statusFor(permission, pathOf(named(name), '/1'))).toBe(403);
      for (const method of ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
        expect([method, await statusFor(permission, path, method)]).toEqual([method, 403]);
    }
    for (const permission of ['exportarPresupuestoCliente.create', 'lineapresupuestoclientes.read'])
      expect([permission, await statusFor(permission, path)]).toEqual([permission, 403]);
    expect(await statusFor('exportarPresupuestoCliente.read', `/api/3/presupuestoclientes/${id}`)).toBe(403);
    expect(await statusFor('exportarPresupuestoCliente.create', path, 'POST')).toBe(405);
  });

  it('is asked for before anything else', async () => {
    for (const rest of ['', '/1', '/none']) {
      const answer = await world.caller().get(pathOf(QUOTE, rest));
      expect([answer.status, answer.body.error]).toEqual([401, 'auth-token-invalid']);
    }
  });
});
