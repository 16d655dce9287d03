import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FsBooks, KINDS } from './support/fs-documents.js';
import { World } from './support/world.js';

let world: World;
let books: FsBooks;
beforeAll(async () => {
  world = await World.shared();
  books = await FsBooks.open(world);
});
afterAll(() => world.close());

/** As long as ours may be, and longer than the original's columns for them. */
const CODES = {
  codimpuesto: 'T'.repeat(20),
  codpago: 'P'.repeat(50),
  codserie: 'S'.repeat(10),
  referencia: 'R'.repeat(60),
};

async function makeThem(): Promise<void> {
  const { caller } = await books.company.key();
  const made = [
    await caller.post('/api/v1/taxes', { code: CODES.codimpuesto, name: 'Tax', rate: 7 }),
    await caller.post('/api/v1/payment-methods', { code: CODES.codpago, name: 'Barter' }),
    await caller.post('/api/v1/series', { code: CODES.codserie, name: 'Shop' }),
    await caller.post('/api/v1/products', { code: CODES.referencia, name: 'Saw' }),
  ];
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
}

describe('a code of ours that is longer than the original’s', () => {
  beforeAll(makeThem);

  const { codpago, codserie, codimpuesto, referencia } = CODES;

  it.each(KINDS)('is named by a document and its lines: %s', async (_name, kind) => {
    const line = { referencia, codimpuesto, pvpunitario: 100 };
    const { doc, lines } = await books.create(kind, { codpago, codserie }, [line]);
    expect(doc).toMatchObject({ codpago, codserie });
    expect(lines).toMatchObject([{ referencia, codimpuesto, iva: 7 }]);
    const [read] = await books.get(`${kind.lines}?filter[referencia]=${referencia}`);
    expect(read).toMatchObject({ referencia, codimpuesto });
  });

  it('is named by the columns of other resources', async () => {
    for (const [path, fields] of [
      [`clientes/${books.codcliente}`, { codpago, codserie }],
      [`proveedores/${books.codproveedor}`, { codpago, codserie }],
    ] as const) {
      expect((await books.put(path, fields)).body.error).toBeUndefined();
      expect(await books.get(path)).toMatchObject(fields);
    }
    const draft = await books.post('facturaclientes', { codcliente: books.codcliente, codpago, codserie });
    expect(draft.body.data).toMatchObject({ codpago, codserie });
  });

  it('is sent back as it was read, with all that is with it', async () => {
    const { caller } = await books.company.key();
    const name = 'Long '.repeat(30).trim();
    const client = (await caller.post('/api/v1/clients', { name })).body.data;
    for (const path of [
      `formapagos/${codpago}`,
      `impuestos/${codimpuesto}`,
      `series/${codserie}`,
      `productos/${(await books.get(`productos?filter[referencia]=${referencia}`))[0].idproducto}`,
      `clientes/${client.code}`,
    ]) {
      const before = await books.get(path);
      const { status, text } = await books.caller.put(`/api/3/${path}`, before);
      expect(status, text).toBe(200);
      expect({ ...(await books.get(path)), actualizado: 0 }).toEqual({ ...before, actualizado: 0 });
    }
  });

  it('is not made so long here, and is refused where there is none', async () => {
    const line = JSON.stringify([{ referencia, pvpunitario: 1 }]);
    const answers = [
      await books.post('formapagos', { codpago: 'x'.repeat(11), descripcion: 'x' }),
      await books.post('series', { codserie: 'x'.repeat(5), descripcion: 'x' }),
      await books.post('productos', { referencia: 'x'.repeat(31) }),
      await books.put(`formapagos/${codpago}`, { descripcion: 'x'.repeat(101) }),
      await books.post('facturaclientes', { codcliente: books.codcliente, codpago: 'x'.repeat(11) }),
      await books.post('facturaclientes', { codcliente: books.codcliente, codpago: 'x'.repeat(51) }),
      await books.post('crearFacturaCliente', {
        codcliente: books.codcliente,
        lineas: line,
        codserie: 'x'.repeat(10),
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400, 422]);
  });
});
