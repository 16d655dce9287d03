import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FsBooks } from './support/fs-documents.js';
import { Answer } from './support/http.js';
import { World } from './support/world.js';

let world: World;
let books: FsBooks;
beforeAll(async () => {
  world = await World.shared();
  books = await FsBooks.open(world);
});
afterAll(() => world.close());

type Fields = Record<string, string>;

/** What a call answers that is let through; what is refused ends the script. */
async function done(call: Promise<Answer>) {
  const { status, text, body } = await call;
  expect(status, text).toBe(200);
  return body;
}

const post = (path: string, fields: Fields) => done(books.post(path, fields));
const put = (path: string, fields: Fields) => done(books.put(path, fields));
const first = async (path: string) => (await books.get(path))[0];

describe('an ERP that brings stock and prices, knowing references alone', () => {
  interface Item {
    referencia: string;
    cantidad: number;
    precio: number;
  }

  /** As such a program does it: by the variant, then by its stock, which it makes where there is none. */
  async function sync({ referencia, cantidad, precio }: Item): Promise<void> {
    const variant = await first(`variantes?filter[referencia]=${referencia}`);
    await put(`variantes/${variant.idvariante}`, { precio: String(precio) });
    const stock = await first(`stocks?filter[referencia]=${referencia}&filter[codalmacen]=ALG`);
    if (stock) await put(`stocks/${stock.idstock}`, { cantidad: String(cantidad) });
    else await post('stocks', { referencia, codalmacen: 'ALG', cantidad: String(cantidad) });
  }

  const shown = async (referencia: string) => {
    const { precio, stockfis } = await first(`variantes?filter[referencia]=${referencia}`);
    const { cantidad, disponible } = await first(`stocks?filter[referencia]=${referencia}`);
    return { precio, stockfis, cantidad, disponible };
  };

  it('sets both, for a product and for each of its variants, as often as it runs', async () => {
    const { idproducto } = (await post('productos', { referencia: 'DOOR', descripcion: 'Puerta' })).data;
    await post('variantes', { idproducto: String(idproducto), referencia: 'DOOR-XL' });
    for (const times of [1, 2]) {
      await sync({ referencia: 'DOOR', cantidad: 7 * times, precio: 100.5 });
      await sync({ referencia: 'DOOR-XL', cantidad: 3 * times, precio: 120 });
      expect(await shown('DOOR')).toEqual({
        precio: 100.5,
        stockfis: 7 * times,
        cantidad: 7 * times,
        disponible: 7 * times,
      });
      expect(await shown('DOOR-XL')).toMatchObject({ precio: 120, cantidad: 3 * times });
    }
    expect(await first(`productos?filter[referencia]=DOOR`)).toMatchObject({ precio: 100.5, idproducto });
    expect(await books.get(`stocks?filter[idproducto]=${idproducto}`)).toHaveLength(2);
  });

  it('begins to count a product that was not counted', async () => {
    await post('productos', { referencia: 'SERVICE', descripcion: 'Servicio', nostock: '1' });
    expect(await books.get('stocks?filter[referencia]=SERVICE')).toEqual([]);
    await sync({ referencia: 'SERVICE', cantidad: 4, precio: 10 });
    expect(await shown('SERVICE')).toEqual({ precio: 10, stockfis: 4, cantidad: 4, disponible: 4 });
  });

  it('reads what was sold and what came back in the stock', async () => {
    await post('productos', { referencia: 'LOCK', descripcion: 'Cerradura' });
    await sync({ referencia: 'LOCK', cantidad: 10, precio: 20 });
    const lineas = JSON.stringify([{ referencia: 'LOCK', cantidad: 3 }]);
    const sale = await post('crearFacturaCliente', { codcliente: books.codcliente, lineas });
    expect(sale.doc.neto).toBe(60);
    expect(await shown('LOCK')).toMatchObject({ cantidad: 7, stockfis: 7 });
    const { idfactura, fecha } = sale.doc;
    await post('crearFacturaRectificativaCliente', { idfactura: String(idfactura), fecha });
    expect((await shown('LOCK')).cantidad).toBe(10);
    const bought = { codproveedor: books.codproveedor, lineas };
    await post('crearFacturaProveedor', bought);
    expect((await shown('LOCK')).cantidad).toBe(13);
  });
});

describe('a script that makes an order of a quote by hand', () => {
  /** What a line of one document is in another one; the rest is worked out. */
  const COPIED = ['referencia', 'descripcion', 'cantidad', 'pvpunitario', 'dtopor', 'codimpuesto'];

  const copyOf = (line: Record<string, unknown>) =>
    Object.fromEntries(COPIED.map((name) => [name, line[name]]));

  it('copies its lines, ties them together, and closes the quote', async () => {
    await post('productos', { referencia: 'GATE', descripcion: 'Portón', precio: '300' });
    const lineas = JSON.stringify([
      { referencia: 'GATE', cantidad: 2, dtopor: 5 },
      { descripcion: 'Montaje', pvpunitario: 45.5 },
    ]);
    const { codcliente } = books;
    const quote = (await post('crearPresupuestoCliente', { codcliente, lineas, numero2: 'Q-1' })).doc;
    const { idpresupuesto } = quote;

    const lines = await books.get(`lineapresupuestoclientes?filter[idpresupuesto]=${idpresupuesto}`);
    const order = await post('crearPedidoCliente', {
      codcliente,
      numero2: quote.numero2,
      lineas: JSON.stringify(lines.map(copyOf)),
    });
    expect(order.doc).toMatchObject({ neto: quote.neto, totaliva: quote.totaliva, total: quote.total });
    expect(order.lines.map(copyOf)).toEqual(lines.map(copyOf));

    for (const [index, line] of lines.entries()) {
      await post('doctransformations', {
        model1: 'PresupuestoCliente',
        iddoc1: String(idpresupuesto),
        idlinea1: String(line.idlinea),
        model2: 'PedidoCliente',
        iddoc2: String(order.doc.idpedido),
        idlinea2: String(order.lines[index].idlinea),
        cantidad: String(line.cantidad),
      });
      await put(`lineapresupuestoclientes/${line.idlinea}`, { servido: String(line.cantidad) });
    }
    await put(`presupuestoclientes/${idpresupuesto}`, { idestado: '2' });

    expect(await first(`presupuestoclientes?filter[numero2]=Q-1`)).toMatchObject({
      idestado: 2,
      editable: false,
      total: quote.total,
    });
    // What was taken over makes no second order.
    expect(await books.get('pedidoclientes?filter[numero2]=Q-1')).toHaveLength(1);
    const ties = await books.get(`doctransformations?filter[model1]=PresupuestoCliente`);
    expect(ties.map(({ iddoc2 }: { iddoc2: number }) => iddoc2)).toEqual(Array(2).fill(order.doc.idpedido));
  });

  it('writes the order by the generic API too, header first and line by line', async () => {
    const { idpedido } = (await post('pedidoclientes', { codcliente: books.codcliente })).data;
    for (const pvpunitario of ['10', '20.5'])
      await post('lineapedidoclientes', {
        idpedido: String(idpedido),
        descripcion: 'x',
        pvpunitario,
        cantidad: '2',
      });
    const lines = await books.get(`lineapedidoclientes?filter[idpedido]=${idpedido}`);
    expect(lines).toMatchObject([
      { cantidad: 2, pvpunitario: 10 },
      { cantidad: 2, pvpunitario: 20.5 },
    ]);
    const edited = await put(`editarPedidoCliente/${idpedido}`, {
      lineas: JSON.stringify(
        lines.map(({ idlinea }: { idlinea: number }) => ({ idlinea, cantidad: 3, pvpunitario: 10 })),
      ),
    });
    expect(edited.doc).toMatchObject({ idpedido, neto: 60 });
    expect(edited.lines.map(({ idlinea }: { idlinea: number }) => idlinea)).toEqual(
      lines.map(({ idlinea }: { idlinea: number }) => idlinea),
    );
  });
});
