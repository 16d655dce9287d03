import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEPT_KINDS } from '../src/dialects/facturascripts/documents/kinds.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { FsBooks, LINE } from './support/fs-documents.js';
import { LOCKED, reason, saying, sideOf } from './support/kept-documents.js';
import { World } from './support/world.js';

type Fields = Record<string, string>;

let world: World;
let books: FsBooks;
beforeAll(async () => {
  world = await World.shared();
  books = await FsBooks.open(world);
});
afterAll(() => world.close());

describe.each(KEPT_KINDS.map((kind) => [kind.resource, kind] as const))('%s', (resource, kind) => {
  const put = (id: unknown, fields: Fields) => books.put(`${resource}/${String(id)}`, fields);
  const read = (id: unknown) => books.get(`${resource}/${String(id)}`);

  it('change while they are editable, in all that is not worked out', async () => {
    const { doc } = await books.create(kind, {}, []);
    const id = doc[kind.key];
    const { body } = await put(id, { observaciones: 'Changed', fecha: '2025-02-03', cifnif: 'Z9' });
    expect(body.data).toMatchObject({ observaciones: 'Changed', idestado: doc.idestado });
    expect(await read(id)).toMatchObject({ fecha: '03-02-2025', codejercicio: '2025', cifnif: 'Z9' });
    const refused: Fields[] = [{ total: '5' }, { neto: '5' }, { editable: '0' }, { idempresa: '999999' }];
    for (const fields of refused)
      expect(reason(await put(id, fields))).toEqual(saying(Object.keys(fields)[0]!));
    for (const fields of [
      { [kind.subject]: 'NOBODY' },
      { codserie: 'NONE' },
      { codpago: 'NONE' },
    ] as Fields[])
      expect(reason(await put(id, fields))).toEqual(saying('no corresponde a ningún registro'));
    for (const needed of [kind.subject, 'codigo', 'codserie', 'codpago', 'coddivisa'])
      for (const nothing of ['', 'null'])
        expect(reason(await put(id, { [needed]: nothing }))).toEqual(saying(`${needed} es obligatorio`));
  });

  it('come to less when a discount is put on them', async () => {
    const { doc } = await books.create(kind);
    await put(doc[kind.key], { dtopor1: '10' });
    expect(await read(doc[kind.key])).toMatchObject({
      netosindto: 200,
      neto: 180,
      totaliva: 37.8,
      total: 217.8,
    });
    await put(doc[kind.key], { observaciones: 'x' });
    expect(await read(doc[kind.key])).toMatchObject({ dtopor1: 10, total: 217.8 });
  });

  it('are locked by a state, but for notes on them and for another state', async () => {
    const { doc } = await books.create(kind);
    const id = doc[kind.key];
    const idestado = LOCKED[kind.name]!;
    expect((await put(id, { idestado })).status).toBe(200);
    const locked = await read(id);
    expect(locked).toMatchObject({ editable: false, idestado: Number(idestado), idestado_ant: doc.idestado });
    for (const fields of [
      { observaciones: 'x' },
      { dtopor1: '5' },
      { numdocs: '1', cifnif: 'x' },
    ] as Fields[])
      expect(reason(await put(id, fields))).toEqual(saying('no permite cambiarlo'));
    expect(reason(await books.caller.delete(`/api/3/${resource}/${id}`))).toEqual(
      saying('no permite cambiarlo'),
    );
    expect(await read(id)).toEqual(locked);
    expect((await put(id, { ...(locked as Fields), numdocs: '3', femail: '2026-11-22' })).status).toBe(200);
    expect(await read(id)).toEqual({ ...locked, numdocs: 3, femail: '22-11-2026' });
    expect((await put(id, { idestado: String(doc.idestado) })).status).toBe(200);
    expect(await read(id)).toMatchObject({ editable: true, idestado_ant: Number(idestado) });
  });

  it('go with their lines, and leave those of others', async () => {
    const [gone, stays] = [await books.create(kind), await books.create(kind)];
    const { status, body } = await books.caller.delete(`/api/3/${resource}/${gone.doc[kind.key]}`);
    expect([status, body.data]).toEqual([200, gone.doc]);
    expect(await books.get(`${kind.lines}?filter[${kind.key}]=${gone.doc[kind.key]}`)).toEqual([]);
    expect((await books.caller.get(`/api/3/${kind.lines}/${gone.lines[0].idlinea}`)).status).toBe(404);
    expect(await books.get(`${kind.lines}/${stays.lines[0].idlinea}`)).toEqual(stays.lines[0]);
  });

  it('belong to their company, and to keys with a grant on them', async () => {
    const { doc } = await books.create(kind);
    const path = `/api/3/${resource}/${doc[kind.key]}`;
    const stranger = (await FsBooks.open(world)).caller;
    const statuses = [
      await sendForm(stranger, 'PUT', path, { observaciones: 'x' }),
      await stranger.delete(path),
      await stranger.get(path),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404]);
    const limited = await fsCaller(world, books.company, {
      permissions: [`${resource}.read`, `${kind.lines}.*`],
    });
    expect((await sendForm(limited, 'PUT', path, { observaciones: 'x' })).status).toBe(403);
    expect(await read(doc[kind.key])).toEqual(doc);
  });

  it('hold on to whom they name: nobody deletes it, and its new code is theirs', async () => {
    const { subject } = kind;
    const nombre = { nombre: 'Named', cifnif: '' };
    const { [subject]: code } = (await books.post(sideOf(kind), nombre)).body.data;
    const { doc } = await books.create(kind, { [subject]: code }, [LINE]);
    const { idcontactofact, idcontacto = idcontactofact } = await books.get(`${sideOf(kind)}/${code}`);
    const path = `/api/3/${sideOf(kind)}/${code}`;
    expect(reason(await books.caller.delete(path))).toEqual(saying('hacen referencia'));
    const { caller } = await books.company.key();
    const ours = `/api/v1/clients/${idcontacto}`;
    expect((await caller.delete(ours)).status).toBe(409);
    const renamed = `N${doc[kind.key]}${kind.type.slice(0, 3)}`;
    const column = subject === 'codcliente' ? 'code' : 'supplier_code';
    expect((await caller.patch(ours, { [column]: renamed })).status).toBe(200);
    expect((await read(doc[kind.key]))[subject]).toBe(renamed);
    await caller.patch(ours, { customer: true, supplier: true });
    expect(reason(await books.caller.delete(`/api/3/${sideOf(kind)}/${renamed}`))).toEqual(
      saying('hacen referencia'),
    );
    await books.caller.delete(`/api/3/${resource}/${doc[kind.key]}`);
    expect((await books.caller.delete(`/api/3/${sideOf(kind)}/${renamed}`)).status).toBe(200);
  });

  it('are never left without whom they name, when it is deleted while they are made', async () => {
    for (let round = 0; round < 3; round += 1) {
      const made = await books.post(sideOf(kind), { nombre: 'Leaving', cifnif: '' });
      const named = { [kind.subject]: made.body.data[kind.subject] as string };
      const path = `/api/3/${sideOf(kind)}/${named[kind.subject]}`;
      const [deleted, ...created] = await Promise.all([
        books.caller.delete(path),
        ...[1, 2, 3].map(() => books.post(resource, named)),
      ]);
      const gone = (await books.caller.get(path)).status === 404;
      expect(deleted.status).toBe(gone ? 200 : 400);
      const kept = await books.get(`${resource}?filter[${kind.subject}]=${named[kind.subject]}`);
      expect(kept).toHaveLength(created.filter(({ status }) => status === 200).length);
      expect([gone, kept.length > 0]).toEqual([gone, !gone]);
    }
  });

  it('are of one piece when lines, discounts and states come at once', async () => {
    const { doc } = await books.create(kind);
    const id = String(doc[kind.key]);
    const answers = await Promise.all([
      ...[1, 2, 3].map(() => books.post(kind.lines, { [kind.key]: id, pvpunitario: '10', iva: '10' })),
      put(id, { dtopor1: '10' }),
      books.put(`editar${kind.name}/${id}`, { lineas: JSON.stringify([LINE]) }),
      put(id, { idestado: LOCKED[kind.name]! }),
    ]);
    for (const { status } of answers) expect([200, 400, 422]).toContain(status);
    const { neto, netosindto, dtopor1 } = await read(id);
    const lines = await books.get(`${kind.lines}?filter[${kind.key}]=${id}`);
    const sum = lines.reduce((total: number, { pvptotal }: { pvptotal: number }) => total + pvptotal, 0);
    expect([netosindto, neto]).toEqual([sum, (sum * (100 - dtopor1)) / 100]);
  });
});
