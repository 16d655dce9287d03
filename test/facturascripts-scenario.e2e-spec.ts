import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { fetchFile } from './support/kept-documents.js';
import { readPdf } from './support/pdf.js';
import { World } from './support/world.js';
import { readXlsx } from './support/xlsx.js';

let world: World;
let caller: Caller;
beforeAll(async () => {
  world = await World.shared();
  caller = await fsCaller(world, await world.company());
});
afterAll(() => world.close());

/** Forms alone, as the clients of the original send them; what is refused ends the script. */
const sent = async (method: 'POST' | 'PUT', path: string, fields: Record<string, string>) =>
  done(await sendForm(caller, method, `/api/3/${path}`, fields));
const read = async (path: string) => done(await caller.get(`/api/3/${path}`));

function done({ status, text, body }: Answer) {
  expect(status, text).toBe(200);
  return body;
}

describe('a shop that was written for FacturaScripts', () => {
  let codcliente: string;
  let idfactura: number;

  async function customer(): Promise<void> {
    const made = (await sent('POST', 'clientes', { nombre: 'Ana Pérez', cifnif: '12345678Z' })).data;
    ({ codcliente } = made);
    await sent('PUT', `contactos/${made.idcontactofact}`, {
      direccion: 'Calle Mayor 1',
      codpostal: '28001',
      ciudad: 'Madrid',
      provincia: 'Madrid',
      codpais: 'ESP',
    });
    await sent('POST', 'productos', {
      referencia: 'SAW',
      descripcion: 'Sierra',
      precio: '50',
      codimpuesto: 'IVA21',
    });
  }

  /** Two saws of the catalogue at a discount, and some work that no product is. */
  const LINES = [
    { referencia: 'SAW', cantidad: 2, dtopor: 10 },
    { descripcion: 'Montaje', cantidad: '1', pvpunitario: '8.26', codimpuesto: 'IVA10' },
  ];

  const order = async (fields: Record<string, string> = {}) =>
    sent('POST', 'crearFacturaCliente', { codcliente, lineas: JSON.stringify(LINES), ...fields });

  beforeAll(async () => {
    await customer();
    ({ idfactura } = (await order({ numero2: 'WEB-1', observaciones: 'Gracias' })).doc);
  });

  it('bills its customer at the billing address, with products and free lines', async () => {
    const doc = await read(`facturaclientes/${idfactura}`);
    expect(doc).toMatchObject({
      codcliente,
      nombrecliente: 'Ana Pérez',
      cifnif: '12345678Z',
      numero2: 'WEB-1',
      observaciones: 'Gracias',
      neto: 98.26,
      totaliva: 19.73,
      total: 117.99,
    });
    expect(doc.direccion).toContain('Calle Mayor 1');
    const lines = await read(`lineafacturaclientes?filter[idfactura]=${idfactura}&sort[orden]=ASC`);
    expect(lines).toMatchObject([
      {
        referencia: 'SAW',
        descripcion: 'Sierra',
        cantidad: 2,
        pvpunitario: 50,
        dtopor: 10,
        pvptotal: 90,
        iva: 21,
      },
      { referencia: null, descripcion: 'Montaje', cantidad: 1, pvpunitario: 8.26, pvptotal: 8.26, iva: 10 },
    ]);
  });

  it('marks what was paid, and finds it and its receipt among the paid ones', async () => {
    const { doc } = await order();
    const paid = await sent('POST', `pagarFacturaCliente/${doc.idfactura}`, {
      pagada: '1',
      codpago: 'TARJETA',
    });
    expect(paid.data).toMatchObject({ idfactura: doc.idfactura, pagada: true });
    const found = await read(`facturaclientes?filter[pagada]=1&filter[idfactura]=${doc.idfactura}`);
    expect(found).toHaveLength(1);
    const [receipt] = await read(`reciboclientes?filter[idfactura]=${doc.idfactura}`);
    expect(receipt).toMatchObject({ importe: 117.99, pagado: true });
    const payments = await read(`pagoclientes?filter[idrecibo]=${receipt.idrecibo}`);
    expect(payments).toMatchObject([{ importe: 117.99, codpago: 'TARJETA' }]);
  });

  it('prints it as PDF, as a spreadsheet and as CSV', async () => {
    const { codigo } = await read(`facturaclientes/${idfactura}`);
    const file = async (type: string) =>
      (await fetchFile(caller, `/api/3/exportarFacturaCliente/${idfactura}?type=${type}`)).content;
    const { text } = await readPdf(await file('PDF'));
    for (const words of [codigo, 'Ana Pérez', 'Calle Mayor 1', 'Sierra', 'Montaje'])
      expect(text).toContain(words);
    const cells = Object.values(readXlsx(await file('XLS')).cells).map(({ value }) => value);
    expect(cells).toEqual(expect.arrayContaining([codigo, 'Sierra', 'Montaje']));
    const rows = parse<Record<string, string>>(await file('CSV'), {
      bom: true,
      delimiter: ';',
      columns: true,
    });
    expect(rows.map(({ descripcion }) => descripcion)).toEqual(['Sierra', 'Montaje']);
  });

  it('reads all its invoices by offset, until a page is short', async () => {
    for (let made = 0; made < 5; made += 1) await order();
    const limit = 3;
    const seen: { idfactura: number }[] = [];
    for (let offset = 0; ; offset += limit) {
      const page = await read(`facturaclientes?limit=${limit}&offset=${offset}&sort[idfactura]=DESC`);
      seen.push(...page);
      if (page.length < limit) break;
    }
    const { headers } = await caller.get('/api/3/facturaclientes?limit=1');
    const ids = seen.map((each) => each.idfactura);
    expect(ids).toHaveLength(Number(headers.get('x-total-count')));
    expect(ids).toEqual([...new Set(ids)].toSorted((one, other) => other - one));
    expect(ids).toContain(idfactura);
  });

  it('takes one saw back, then the rest, and owes nothing', async () => {
    const { doc, lines } = await order();
    const credit = (fields: Record<string, string> = {}) =>
      sent('POST', 'crearFacturaRectificativaCliente', {
        idfactura: String(doc.idfactura),
        fecha: doc.fecha,
        hora: '10:00:00',
        ...fields,
      });
    const one = await credit({ [`refund_${lines[0].idlinea}`]: '1' });
    expect(one.doc).toMatchObject({ idfacturarect: doc.idfactura, codigorect: doc.codigo, total: -54.45 });
    expect(one.lines).toMatchObject([{ referencia: 'SAW', cantidad: -1 }]);
    const rest = await credit();
    expect(rest.doc).toMatchObject({ idfacturarect: doc.idfactura, total: -63.54 });
    const notes = await read(`facturaclientes?filter[idfacturarect]=${doc.idfactura}`);
    expect(notes.map(({ codigo }: { codigo: string }) => codigo)).toEqual([one.doc.codigo, rest.doc.codigo]);
    const [receipt] = await read(`reciboclientes?filter[idfactura]=${doc.idfactura}`);
    expect(receipt).toMatchObject({ pagado: true });
  });
});
