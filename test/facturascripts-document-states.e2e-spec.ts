import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENT_KINDS, DocumentKind } from '../src/dialects/facturascripts/documents/kinds.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { FsBooks, LINE } from './support/fs-documents.js';
import { World } from './support/world.js';

type Fields = Record<string, string>;
type Name = DocumentKind['name'];

let world: World;
let books: FsBooks;
beforeAll(async () => {
  world = await World.shared();
  books = await FsBooks.open(world);
});
afterAll(() => world.close());

const kindOf = (name: Name) => DOCUMENT_KINDS.find((kind) => kind.name === name)!;
const idOf = ({ key }: DocumentKind, doc: Record<string, unknown>) => doc[key] as number;
const setState = (kind: DocumentKind, id: number, idestado: number) =>
  books.put(`${kind.resource}/${id}`, { idestado: String(idestado) });
const transformations = (name: Name, id: number) =>
  books.get(`doctransformations?limit=0&filter[model1]=${name}&filter[iddoc1]=${id}`);
const lines = (kind: DocumentKind, id: number) => books.get(`${kind.lines}?filter[${kind.key}]=${id}`);

/** What the states of the original make of documents (facts, 5.1 and 5.2), and in which state that begins. */
const STEPS: readonly (readonly [Name, number, Name, number])[] = [
  ['PresupuestoCliente', 2, 'PedidoCliente', 4],
  ['PresupuestoCliente', 24, 'FacturaCliente', 10],
  ['PedidoCliente', 5, 'AlbaranCliente', 7],
  ['PedidoCliente', 25, 'FacturaCliente', 10],
  ['AlbaranCliente', 8, 'FacturaCliente', 10],
  ['PresupuestoProveedor', 13, 'PedidoProveedor', 15],
  ['PresupuestoProveedor', 26, 'FacturaProveedor', 21],
  ['PedidoProveedor', 16, 'AlbaranProveedor', 18],
  ['PedidoProveedor', 27, 'FacturaProveedor', 21],
  ['AlbaranProveedor', 19, 'FacturaProveedor', 21],
];

describe.each(STEPS)('%s in state %i', (name, state, nextName, begins) => {
  const [kind, next] = [kindOf(name), kindOf(nextName)];
  const LINES = [
    { ...LINE, orden: 2, dtopor: 5 },
    { descripcion: 'First', cantidad: 1.5, pvpunitario: 10, codimpuesto: 'IVA10', orden: 1 },
    { descripcion: 'A remark', cantidad: 0, pvpunitario: 0, orden: 3 },
  ];
  const made = (fields: Fields = {}) =>
    books.create(kind, { dtopor1: '10', observaciones: 'As agreed', ...fields }, LINES);
  const only = async (id: number) => {
    const rows = await transformations(name, id);
    expect(new Set(rows.map(({ iddoc2 }: { iddoc2: number }) => iddoc2)).size).toBe(1);
    return { rows, id: rows[0].iddoc2 as number };
  };

  it(`makes nothing for a key that may not create a ${nextName} itself`, async () => {
    const id = idOf(kind, (await made()).doc);
    const by = async (permissions: string[]) => {
      const caller = await fsCaller(world, books.company, { permissions });
      return sendForm(caller, 'PUT', `/api/3/${kind.resource}/${id}`, { idestado: String(state) });
    };
    expect((await by([`${kind.grant}.update`])).status).toBe(400);
    expect(await transformations(name, id)).toEqual([]);
    expect((await books.get(`${kind.resource}/${id}`)).editable).toBe(true);
    expect((await by([`${kind.grant}.update`, `crear${nextName}.create`])).status).toBe(200);
    await only(id);
  });

  it(`makes a ${nextName} of all of it, and says which line became which`, async () => {
    const { doc, lines: source } = await made();
    const id = idOf(kind, doc);
    expect((await setState(kind, id, state)).status).toBe(200);
    const { rows, id: madeId } = await only(id);
    const after = await books.get(`${next.resource}/${madeId}`);
    const { neto, total, totaliva } = doc;
    expect(after).toMatchObject({ neto, total, totaliva, idestado: begins, editable: true, dtopor1: 10 });
    expect(after).toMatchObject({ observaciones: 'As agreed', [kind.subject]: doc[kind.subject] });
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row).toMatchObject({ model1: name, iddoc1: id, model2: nextName, iddoc2: madeId });
      const before = source.find(({ idlinea }: { idlinea: number }) => idlinea === row.idlinea1);
      const { descripcion, cantidad, pvpunitario, codimpuesto, pvptotal, orden } = before;
      expect(await books.get(`${next.lines}/${row.idlinea2}`)).toMatchObject({
        descripcion,
        cantidad,
        pvpunitario,
        codimpuesto,
        pvptotal,
        orden,
      });
      expect(row.cantidad).toBe(cantidad);
      expect((await books.get(`${kind.lines}/${row.idlinea1}`)).servido).toBe(cantidad);
    }
    expect(await books.get(`${kind.resource}/${id}`)).toEqual({
      ...doc,
      dtopor1: 10,
      editable: false,
      idestado: state,
      idestado_ant: doc.idestado,
    });
  });

  it('makes nothing when the state is set again, and only of what was added since', async () => {
    const { doc } = await made();
    const id = idOf(kind, doc);
    await setState(kind, id, state);
    await setState(kind, id, state);
    await setState(kind, id, doc.idestado);
    await setState(kind, id, state);
    await only(id);
    await setState(kind, id, doc.idestado);
    const [line] = await lines(kind, id);
    await books.put(`${kind.lines}/${line.idlinea}`, { cantidad: String(line.cantidad + 3) });
    await setState(kind, id, state);
    const rows = await transformations(name, id);
    const later = rows.filter(({ iddoc2 }: { iddoc2: number }) => iddoc2 !== rows[0].iddoc2);
    expect(later.map(({ cantidad }: { cantidad: number }) => cantidad)).toEqual([3, 0]);
    expect((await lines(kind, id))[0].servido).toBe(line.cantidad + 3);
  });

  it('makes one when it is set by many at once', async () => {
    const { doc } = await made();
    const id = idOf(kind, doc);
    const answers = await Promise.all(Array.from({ length: 6 }, () => setState(kind, id, state)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const { rows } = await only(id);
    expect(rows).toHaveLength(3);
  });

  it('makes one more when what it made is deleted', async () => {
    const { doc } = await made();
    const id = idOf(kind, doc);
    await setState(kind, id, state);
    const { id: gone } = await only(id);
    expect((await books.caller.delete(`/api/3/${next.resource}/${gone}`)).status).toBe(200);
    expect(await transformations(name, id)).toEqual([]);
    expect((await lines(kind, id)).map(({ servido }: { servido: number }) => servido)).toEqual([0, 0, 0]);
    await setState(kind, id, doc.idestado);
    await setState(kind, id, state);
    expect((await only(id)).id).not.toBe(gone);
  });
});

describe('a state', () => {
  const QUOTE = kindOf('PresupuestoCliente');

  it('is set by editar* on what is locked as by the generic API', async () => {
    const { doc } = await books.create(QUOTE);
    await setState(QUOTE, doc.idpresupuesto, 3);
    const path = `editarPresupuestoCliente/${doc.idpresupuesto}`;
    const answers = await Promise.all(Array.from({ length: 4 }, () => books.put(path, { idestado: '2' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers[0]!.body.doc).toMatchObject({ idestado: 2, idestado_ant: 3, editable: false });
    expect(await transformations('PresupuestoCliente', doc.idpresupuesto)).toHaveLength(1);
  });

  it('makes nothing of a document without lines, or of one that begins in it', async () => {
    const empty = await books.create(QUOTE, {}, []);
    await setState(QUOTE, empty.doc.idpresupuesto, 2);
    expect(await transformations('PresupuestoCliente', empty.doc.idpresupuesto)).toEqual([]);
    const begun = await books.create(QUOTE, { idestado: '2' });
    expect(begun.doc).toMatchObject({ editable: false });
    expect(await transformations('PresupuestoCliente', begun.doc.idpresupuesto)).toEqual([]);
  });

  it('of another kind is refused, and nothing changes', async () => {
    const { doc } = await books.create(QUOTE);
    const { status, body } = await setState(QUOTE, doc.idpresupuesto, 5);
    expect([status, body.error]).toEqual([400, expect.stringContaining('idestado')]);
    expect(await books.get(`presupuestoclientes/${doc.idpresupuesto}`)).toEqual(doc);
  });

  it('that cannot make its document is not set', async () => {
    await books.post('impuestos', { codimpuesto: 'GONE', descripcion: 'Gone', iva: '7' });
    const { doc } = await books.create(QUOTE, {}, [{ ...LINE, codimpuesto: 'GONE' }]);
    expect((await books.caller.delete('/api/3/impuestos/GONE')).status).toBe(200);
    const { status } = await setState(QUOTE, doc.idpresupuesto, 2);
    expect(status).toBe(400);
    expect(await books.get(`presupuestoclientes/${doc.idpresupuesto}`)).toEqual(doc);
    expect(await transformations('PresupuestoCliente', doc.idpresupuesto)).toEqual([]);
  });

  it('leads from a quote to an invoice that can be issued, step by step', async () => {
    const { doc } = await books.create(QUOTE);
    const next = async (kind: DocumentKind, id: number, state: number) => {
      await setState(kind, id, state);
      return (await transformations(kind.name, id))[0].iddoc2 as number;
    };
    const order = await next(QUOTE, doc.idpresupuesto, 2);
    const note = await next(kindOf('PedidoCliente'), order, 5);
    const invoice = await next(kindOf('AlbaranCliente'), note, 8);
    expect(await books.get(`facturaclientes/${invoice}`)).toMatchObject({ total: 242, idestado: 10 });
    await setState(kindOf('FacturaCliente'), invoice, 11);
    expect(await books.get(`facturaclientes/${invoice}`)).toMatchObject({ total: 242, editable: false });
  });
});
