import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEPT_KINDS } from '../src/dialects/facturascripts/documents/kinds.js';
import { FsBooks } from './support/fs-documents.js';
import { reason, saying, sideOf } from './support/kept-documents.js';
import { World } from './support/world.js';

type Fields = Record<string, string>;

let world: World;
let books: FsBooks;
beforeAll(async () => {
  world = await World.shared();
  books = await FsBooks.open(world);
});
afterAll(() => world.close());

const TOTALS = ['neto', 'netosindto', 'totaliva', 'totalrecargo', 'totalirpf', 'total', 'totaleuros'];

describe.each(KEPT_KINDS.map((kind) => [kind.resource, kind] as const))('%s', (resource, kind) => {
  const post = (fields: Fields = {}) => books.post(resource, { ...books.subjectOf(kind), ...fields });
  const put = (id: unknown, fields: Fields) => books.put(`${resource}/${String(id)}`, fields);
  const read = (id: unknown) => books.get(`${resource}/${String(id)}`);
  const made = async (fields: Fields = {}) => {
    const { status, body } = await post(fields);
    expect([status, body.error]).toEqual([200, undefined]);
    return read(body.data[kind.key]);
  };

  it('fill in all that their model does, from their subject alone', async () => {
    const { subject } = kind;
    const { [subject]: code } = (
      await books.post(sideOf(kind), { nombre: 'Tienda', razonsocial: 'Tienda SL', cifnif: 'B1' })
    ).body.data;
    const { idcontactofact, idcontacto = idcontactofact } = await books.get(`${sideOf(kind)}/${code}`);
    await books.put(`contactos/${idcontacto}`, { direccion: 'Calle Mayor 1', ciudad: 'Madrid' });
    const doc = await made({ [subject]: code });
    const { doc: byCreate } = await books.create(kind, { [subject]: code }, []);
    const own = new Set<string>([kind.key, 'codigo', 'numero', 'hora']);
    const without = (record: object) =>
      Object.fromEntries(Object.entries(record).filter(([name]) => !own.has(name)));
    expect(without(doc)).toEqual(without(byCreate));
    expect(doc).toMatchObject({
      [subject]: code,
      [subject === 'codcliente' ? 'nombrecliente' : 'nombre']: 'Tienda SL',
      cifnif: 'B1',
      direccion: 'Calle Mayor 1',
      ciudad: 'Madrid',
      coddivisa: 'EUR',
      codserie: 'A',
      codalmacen: 'ALG',
      idempresa: books.company.id,
      editable: true,
      tasaconv: 1,
      numdocs: 0,
      hora: expect.stringMatching(/^\d\d:\d\d:\d\d$/),
    });
    expect(TOTALS.map((name) => doc[name])).toEqual(TOTALS.map(() => 0));
    expect(Number(byCreate.numero) - Number(doc.numero)).toBe(1);
  });

  it('have what was sent instead, but for what is worked out', async () => {
    const sent = { nombre: 'Otro', nombrecliente: 'Otro', cifnif: 'X1', direccion: 'Aquí', hora: '10:20:30' };
    const doc = await made({
      ...sent,
      fecha: '05-03-2024',
      observaciones: 'x',
      total: '99',
      neto: '9',
      editable: '0',
    });
    expect(doc).toMatchObject({ cifnif: 'X1', direccion: 'Aquí', hora: '10:20:30', fecha: '05-03-2024' });
    expect(doc).toMatchObject({
      codejercicio: '2024',
      total: 0,
      neto: 0,
      editable: true,
      observaciones: 'x',
    });
    expect(doc.nombrecliente ?? doc.nombre).toBe('Otro');
    expect((await books.get('ejercicios/2024')).nombre).toBe('2024');
  });

  it('are refused with what the company does not have', async () => {
    const count = async () => (await books.caller.get(`/api/3/${resource}`)).headers.get('x-total-count');
    const before = await count();
    expect(reason(await books.post(resource, { observaciones: 'x' }))).toEqual(
      saying(`${kind.subject} es obligatorio`),
    );
    const refused: Fields[] = [
      { [kind.subject]: 'NOBODY' },
      { codserie: 'NONE' },
      { codpago: 'NONE' },
      { coddivisa: 'XXX' },
      { codalmacen: 'NONE' },
      { idestado: '10' },
      { idestado: '999' },
      { dtopor1: '101' },
      { dtopor2: '-1' },
      { fecha: '31-02-2026' },
    ];
    for (const fields of refused) {
      const answer = await post(fields);
      expect(reason(answer)).toEqual(saying(Object.keys(fields)[0]!));
      expect(answer.body.data).toMatchObject(fields);
    }
    expect(await count()).toBe(before);
  });

  it('have each code once, whether it was chosen or counted', async () => {
    const first = await made({ codserie: 'R' });
    const [, prefix] = /^(.*\D)1$/.exec(first.codigo) ?? [];
    expect((await made({ codigo: `${prefix}2`, numero: '77' })).numero).toBe('77');
    expect(reason(await post({ codigo: `${prefix}2` }))).toEqual(saying('codigo ya está en uso'));
    expect((await made({ codserie: 'R' })).codigo).toBe(`${prefix}3`);
    const other = await made();
    expect(reason(await put(other[kind.key], { codigo: `${prefix}2` }))).toEqual(saying('codigo ya está'));
    expect((await put(other[kind.key], { codigo: other.codigo })).status).toBe(200);
    expect((await (await FsBooks.open(world)).create(kind, {}, [])).doc.numero).toBe('1');
    const many = await Promise.all(Array.from({ length: 6 }, () => post({ codigo: `${prefix}MANY` })));
    expect(many.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400, 400, 400]);
  });

  it('each get a code of their own when many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post()));
    expect(new Set(answers.map(({ body }) => body.data.codigo)).size).toBe(8);
  });
});
