import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEPT_KINDS } from '../src/dialects/facturascripts/documents/kinds.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { FsBooks, LINE } from './support/fs-documents.js';
import { LOCKED, reason, saying } from './support/kept-documents.js';
import { World } from './support/world.js';

type Fields = Record<string, string>;

let world: World;
let books: FsBooks;
beforeAll(async () => {
  world = await World.shared();
  books = await FsBooks.open(world);
});
afterAll(() => world.close());

describe.each(KEPT_KINDS.map((kind) => [kind.lines, kind] as const))('%s', (resource, kind) => {
  const post = (id: unknown, fields: Fields) => books.post(resource, { [kind.key]: String(id), ...fields });
  const put = (idlinea: unknown, fields: Fields) => books.put(`${resource}/${String(idlinea)}`, fields);
  const totals = async (id: unknown) => {
    const { neto, totaliva, total } = await books.get(`${kind.resource}/${String(id)}`);
    return [neto, totaliva, total];
  };
  const document = async (lines: object[] = []) => {
    const { doc, lines: made } = await books.create(kind, {}, lines);
    return { id: doc[kind.key] as number, idlinea: made[0]?.idlinea as number };
  };
  const lock = (id: number) => books.put(`${kind.resource}/${id}`, { idestado: LOCKED[kind.name]! });

  it('are worked out, and the totals of their document follow', async () => {
    const { id } = await document();
    const { status, body } = await post(id, {
      descripcion: 'Work',
      cantidad: '2',
      pvpunitario: '100',
      dtopor: '50',
      codimpuesto: 'IVA21',
      pvptotal: '1',
    });
    expect(status).toBe(200);
    expect(await books.get(`${resource}/${body.data.idlinea}`)).toMatchObject({
      [kind.key]: id,
      pvpsindto: 200,
      pvptotal: 100,
      iva: 21,
      recargo: 0,
      irpf: 0,
    });
    expect(await totals(id)).toEqual([100, 21, 121]);
    await post(id, { cantidad: '1', pvpunitario: '10', iva: '10' });
    expect(await totals(id)).toEqual([110, 22, 132]);
    await put(body.data.idlinea, { dtopor: '0' });
    expect(await totals(id)).toEqual([210, 43, 253]);
    await books.caller.delete(`/api/3/${resource}/${body.data.idlinea}`);
    expect(await totals(id)).toEqual([10, 1, 11]);
  });

  it('are the lines of crear* and editar* by the same columns', async () => {
    const sent = { ...LINE, codimpuesto: 'IVA10', dtopor: 5, dtopor2: 10, orden: 3 };
    const byCreate = await books.create(kind, {}, [sent]);
    const { id } = await document();
    const { body } = await books.caller.post(`/api/3/${resource}`, { ...sent, [kind.key]: id });
    const line = await books.get(`${resource}/${body.data.idlinea}`);
    expect(line).toEqual({ ...byCreate.lines[0], idlinea: line.idlinea, [kind.key]: id });
    const edited = await books.put(`editar${kind.name}/${id}`, {
      lineas: JSON.stringify([{ idlinea: line.idlinea }]),
    });
    expect(edited.body.lines).toEqual([line]);
  });

  it('take over what their product says, and change in what is named alone', async () => {
    const { referencia, idproducto } = (
      await books.post('productos', { descripcion: 'Saw', precio: '30', codimpuesto: 'IVA4' })
    ).body.data;
    const { id } = await document();
    const { body } = await post(id, { referencia, pvpunitario: '25' });
    const { idlinea } = body.data;
    const line = await books.get(`${resource}/${idlinea}`);
    expect(line).toMatchObject({ idproducto, descripcion: 'Saw', codimpuesto: 'IVA4', iva: 4, pvptotal: 25 });
    await put(idlinea, { cantidad: '3' });
    expect(await books.get(`${resource}/${idlinea}`)).toEqual({
      ...line,
      cantidad: 3,
      pvpsindto: 75,
      pvptotal: 75,
    });
    await put(idlinea, { referencia: 'null' });
    expect(await books.get(`${resource}/${idlinea}`)).toMatchObject({
      referencia: null,
      idproducto: null,
      iva: 4,
    });
  });

  it('need a document that is there, and values that lines can have', async () => {
    const { id, idlinea } = await document([LINE]);
    expect(reason(await books.post(resource, { descripcion: 'x' }))).toEqual(
      saying(`${kind.key} es obligatorio`),
    );
    expect(reason(await post(999_999, {}))).toEqual(saying(kind.key));
    expect(reason(await post('999999999999999', {}))).toEqual(saying(kind.key));
    const refused: Fields[] = [
      { codimpuesto: 'NONE' },
      { iva: '99' },
      { irpf: '1' },
      { dtopor: '101' },
      { cantidad: '1e12' },
      { idproducto: '999999' },
    ];
    for (const fields of refused) {
      expect((await post(id, fields)).status).toBe(400);
      expect((await put(idlinea, fields)).status).toBe(400);
    }
    const { id: another } = await document();
    expect(reason(await put(idlinea, { [kind.key]: String(another) }))).toEqual(
      saying('no se puede cambiar'),
    );
    expect(await totals(id)).toEqual([200, 42, 242]);
    expect((await put(999_999, { cantidad: '1' })).status).toBe(404);
  });

  it('stay as they are while the state of their document locks it', async () => {
    const { id, idlinea } = await document([LINE]);
    await lock(id);
    expect(reason(await post(id, { descripcion: 'x' }))).toEqual(saying('no permite cambiarlo'));
    expect(reason(await put(idlinea, { cantidad: '9' }))).toEqual(saying('no permite cambiarlo'));
    expect(reason(await books.caller.delete(`/api/3/${resource}/${idlinea}`))).toEqual(
      saying('no permite cambiarlo'),
    );
    expect(await totals(id)).toEqual([200, 42, 242]);
  });

  it('are all there, and counted, when many are added at once', async () => {
    const { id } = await document();
    const line = { cantidad: '1', pvpunitario: '10', codimpuesto: 'IVA10' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(id, line)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await totals(id)).toEqual([100, 10, 110]);
  });

  it('belong to their company, and to keys with a grant on them', async () => {
    const { id, idlinea } = await document([LINE]);
    const stranger = (await FsBooks.open(world)).caller;
    const path = `/api/3/${resource}/${idlinea}`;
    expect((await sendForm(stranger, 'PUT', path, { cantidad: '9' })).status).toBe(404);
    expect((await stranger.delete(path)).status).toBe(404);
    const limited = await fsCaller(world, books.company, {
      permissions: [`${kind.resource}.*`, `${resource}.read`],
    });
    expect((await sendForm(limited, 'PUT', path, { cantidad: '9' })).status).toBe(403);
    expect(await totals(id)).toEqual([200, 42, 242]);
  });
});
