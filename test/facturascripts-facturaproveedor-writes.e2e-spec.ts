import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayIn } from './support/books.js';
import { FsPurchases } from './support/fs-purchases.js';
import { World } from './support/world.js';

let world: World;
let fs: FsPurchases;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (fs = await FsPurchases.open(world)));
afterAll(() => world.close());

const PATH = 'facturaproveedores';

const spanish = (day: string) => day.split('-').toReversed().join('-');
const today = () => spanish(dayIn('Europe/Madrid'));

describe('a supplier invoice that is written', () => {
  it('is a draft without lines, numbered by its sequence and dated today', async () => {
    const made = await fs.header();
    const year = today().slice(-4);
    expect(made).toMatchObject({
      codigo: `FP${year}A1`,
      numero: '1',
      numproveedor: null,
      fecha: today(),
      idestado: 21,
      editable: true,
      nombre: 'Proveedor Uno',
      cifnif: 'B11111111',
      neto: 0,
      total: 0,
    });
    expect(await fs.read(`${PATH}/${made.idfactura}`)).toEqual({ ...made, codproveedor: 'PR1' });
    expect(await fs.ours(made.idfactura)).toMatchObject({
      kind: 'invoice',
      state: 'draft',
      number: `FP${year}A1`,
      lines: [],
      total: '0.00',
    });
    expect((await fs.header()).codigo).toBe(`FP${year}A2`);
  });

  it('keeps what it names, ours and what only the original has', async () => {
    const sent = {
      numproveedor: 'N-1',
      fecha: '05-03-2026',
      observaciones: 'línea 1\nlínea 2',
      nombre: 'Proveedor, S.L.',
      cifnif: 'X0000000T',
      codserie: 'R',
      codpago: 'CONT',
      codalmacen: 'ALG2',
      ciudad: 'Elche',
      codpais: 'ESP',
      hora: '10:20:30',
      operacion: 'intracomunitaria',
      fechadevengo: '01-03-2026',
      nick: 'admin',
    };
    const { idfactura } = await fs.header(sent);
    expect(await fs.read(`${PATH}/${idfactura}`)).toMatchObject({ ...sent, codigo: 'FP2026R1' });
    expect(await fs.ours(idfactura)).toMatchObject({
      client_id: fs.supplier.id,
      number: 'N-1',
      issued_on: '2026-03-05',
      notes: 'línea 1\nlínea 2',
      supplier_name: 'Proveedor, S.L.',
      supplier_tax_id: 'X0000000T',
    });
  });

  it('may come as JSON and choose its code', async () => {
    const { status, body } = await fs.caller.post(`/api/3/${PATH}`, {
      codproveedor: 'PR1',
      codigo: 'MINE-1',
      numero: '7',
      tasaconv: 0.5,
    });
    expect(status).toBe(200);
    expect(await fs.read(`${PATH}/${body.data.idfactura}`)).toMatchObject({
      codigo: 'MINE-1',
      numero: '7',
      numproveedor: null,
      tasaconv: 0.5,
    });
  });

  it('that corrects another one is a credit note', async () => {
    const { id } = await fs.confirmed();
    const { idfactura } = await fs.header({ idfacturarect: String(id) });
    await fs.line(idfactura, { cantidad: '-1' });
    expect(await fs.ours(idfactura)).toMatchObject({ kind: 'credit_note', corrects_id: id, total: '60.50' });
    expect(await fs.read(`${PATH}/${idfactura}`)).toMatchObject({ total: -60.5, idfacturarect: id });
  });

  it.each([
    [{}, 'codproveedor es obligatorio'],
    [{ codproveedor: '' }, 'codproveedor es obligatorio'],
    [{ codproveedor: 'NOBODY' }, 'codproveedor no corresponde a ningún registro'],
    [{ codproveedor: 'PR1', coddivisa: 'USD' }, 'coddivisa no corresponde a ningún registro'],
    [{ codproveedor: 'PR1', codpago: 'NONE' }, 'codpago no corresponde a ningún registro'],
    [{ codproveedor: 'PR1', codserie: 'NONE' }, 'codserie no corresponde a ningún registro'],
    [{ codproveedor: 'PR1', fecha: '31-02-2026' }, 'fecha no es un valor que esta columna admita'],
    [{ codproveedor: 'PR1', idestado: '11' }, 'idestado no corresponde a ningún registro'],
    [{ codproveedor: 'PR1', idfacturarect: '999999' }, 'idfacturarect no corresponde a ningún registro'],
    [{ codproveedor: 'PR1', pagada: '1' }, 'Esta compra no está confirmada'],
    [{ codproveedor: 'PR1', observaciones: 'x'.repeat(4001) }, 'observaciones tiene una longitud no válida'],
  ])('is refused as %j', async (fields, reason) => {
    const sent = fields as Record<string, string>;
    const before = await fs.read(PATH);
    expect(await fs.refused('POST', PATH, { x: '1', ...sent })).toEqual([400, reason]);
    expect(await fs.read(PATH)).toEqual(before);
  });

  it('is refused with a number that the supplier has used', async () => {
    await fs.header({ numproveedor: 'N-1' });
    const again = { codproveedor: 'PR1', numproveedor: 'N-1' };
    expect(await fs.refused('POST', PATH, again)).toEqual([400, 'numproveedor ya está en uso']);
  });

  it('of many at once each has a number of its own', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => fs.header()));
    expect(new Set(made.map(({ codigo }) => codigo)).size).toBe(12);
  });
});
