import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DocumentKind,
  FACTURA_CLIENTE,
  FACTURA_PROVEEDOR,
} from '../src/dialects/facturascripts/documents/kinds.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { FsBooks, KINDS, LINE, refusal } from './support/fs-documents.js';
import { World } from './support/world.js';

let world: World;
let books: FsBooks;
beforeAll(async () => {
  world = await World.shared();
  books = await FsBooks.open(world);
});
afterAll(() => world.close());

/** States in which documents of a kind may be changed, where that is not how they begin. */
const DRAFTS = new Map([
  [FACTURA_CLIENTE, { idestado: '10' }],
  [FACTURA_PROVEEDOR, { idestado: '21' }],
]);

describe.each(KINDS)('editar%s', (name, kind: DocumentKind) => {
  const draft = (lines?: object[]) => books.create(kind, { ...DRAFTS.get(kind) }, lines);
  const edit = (id: unknown, fields: Record<string, string>) =>
    books.put(`editar${name}/${String(id)}`, fields);

  it('changes the lines that it names, adds the new ones and removes the others', async () => {
    const { doc, lines } = await draft([LINE, { ...LINE, descripcion: 'Gone' }, { ...LINE, dtopor: 50 }]);
    const [first, , third] = lines;
    const { status, body } = await edit(doc[kind.key], {
      lineas: JSON.stringify([
        { idlinea: first.idlinea, cantidad: 5 },
        { idlinea: third.idlinea },
        { descripcion: 'New', pvpunitario: 10, codimpuesto: null },
      ]),
    });
    expect([status, body.doc.neto, body.doc.total]).toEqual([200, 610, 610 + 126]);
    expect(body.lines).toMatchObject([
      { idlinea: first.idlinea, cantidad: 5, descripcion: 'Work', pvpunitario: 100 },
      { idlinea: third.idlinea, cantidad: 2, dtopor: 50, pvptotal: 100 },
      { descripcion: 'New', codimpuesto: null, cantidad: 1 },
    ]);
    expect(await books.get(`${kind.resource}/${doc[kind.key]}`)).toEqual(body.doc);
    expect(await books.get(`${kind.lines}?filter[${kind.key}]=${doc[kind.key]}`)).toEqual(body.lines);
  });

  it('changes columns of the header, and ignores what follows from others', async () => {
    const { doc } = await draft();
    const { status, body } = await edit(doc[kind.key], {
      lineas: JSON.stringify([LINE]),
      observaciones: 'Changed',
      dtopor1: '10',
      total: '1',
      codigo: 'MINE',
    });
    expect([status, body.doc.observaciones, body.doc.total]).toEqual([200, 'Changed', 217.8]);
    expect(body.doc.codigo).toBe(doc.codigo);
  });

  it('needs the lines, and a document that is there', async () => {
    const { doc } = await draft();
    const id = doc[kind.key];
    expect(refusal(await edit(id, { observaciones: 'x' }))).toEqual([400, 'lineas field is required']);
    expect(refusal(await edit(id, { lineas: '{' }))).toEqual([400, 'Invalid lines']);
    expect(refusal(await edit(999_999, { lineas: '[]' }))).toEqual([404, 'record-not-found']);
    expect(refusal(await edit('none', { lineas: '[]' }))).toEqual([404, 'record-not-found']);
    expect(refusal(await books.put(`editar${name}`, { lineas: '[]' }))).toEqual([
      404,
      'api-resource-invalid',
    ]);
    expect(refusal(await books.put(`editar${name}/`, { lineas: '[]' }))).toEqual([
      400,
      'record-not-specified',
    ]);
    expect(refusal(await books.post(`editar${name}/${id}`, { lineas: '[]' }))).toEqual([
      405,
      'method-not-allowed',
    ]);
    expect((await books.get(`${kind.resource}/${id}`)).total).toBe(242);
  });

  it('leaves the document with whom, and where, it is', async () => {
    const { doc } = await draft();
    const id = doc[kind.key];
    const lineas = '[]';
    expect(refusal(await edit(id, { lineas, [kind.subject]: 'X' }))).toEqual([422, 'cannot-change-subject']);
    expect(refusal(await edit(id, { lineas, idempresa: '99' }))).toEqual([422, 'cannot-change-company']);
    expect(refusal(await edit(id, { lineas, codalmacen: 'X' }))).toEqual([422, 'cannot-change-warehouse']);
    const same = { lineas, [kind.subject]: String(doc[kind.subject]), codalmacen: 'ALG' };
    expect((await edit(id, same)).status).toBe(200);
  });

  it('gives back all lines as they were when one is refused', async () => {
    const { doc, lines } = await draft();
    const bad = JSON.stringify([{ idlinea: lines[0].idlinea, cantidad: 9 }, { codimpuesto: 'NONE' }]);
    expect(refusal(await edit(doc[kind.key], { lineas: bad }))).toEqual([422, 'error-calculating-totals']);
    expect(await books.get(`${kind.lines}?filter[${kind.key}]=${doc[kind.key]}`)).toEqual(lines);
  });

  it('takes no line of another document for one of this', async () => {
    const other = await draft();
    const { doc } = await draft();
    const lineas = JSON.stringify([
      { idlinea: other.lines[0].idlinea, descripcion: 'Taken', pvpunitario: 1 },
    ]);
    const { status, body } = await edit(doc[kind.key], { lineas });
    expect([status, body.lines[0].idlinea === other.lines[0].idlinea]).toEqual([200, false]);
    expect(await books.get(`${kind.lines}/${other.lines[0].idlinea}`)).toEqual(other.lines[0]);
  });

  it('opens with the grant of its own name or of its resource', async () => {
    const { doc } = await draft();
    const by = async (permissions: string[]) => {
      const caller = await fsCaller(world, books.company, { permissions });
      return (await sendForm(caller, 'PUT', `/api/3/editar${name}/${doc[kind.key]}`, { lineas: '[]' }))
        .status;
    };
    expect(await by([`crear${name}.*`, `${kind.grant}.create`])).toBe(403);
    expect(await by([`editar${name}.update`])).toBe(200);
    expect(await by([`${kind.grant}.update`])).toBe(200);
  });
});

describe('a document that is locked', () => {
  it.each([FACTURA_CLIENTE, FACTURA_PROVEEDOR])('takes notes and payments only, as $name', async (kind) => {
    const { doc } = await books.create(kind);
    const edit = (fields: Record<string, string>) => books.put(`editar${kind.name}/${doc[kind.key]}`, fields);
    const refused: Record<string, string>[] = [
      { lineas: '[]' },
      { observaciones: 'x' },
      { numdocs: '2', codserie: 'B' },
    ];
    for (const fields of refused) expect(refusal(await edit(fields))).toEqual([422, 'non-editable-document']);
    const { status, body } = await edit({ numdocs: '2', femail: '2026-11-22', pagada: '1' });
    expect([status, body.doc]).toMatchObject([200, { numdocs: 2, femail: '22-11-2026', pagada: true }]);
  });
});
