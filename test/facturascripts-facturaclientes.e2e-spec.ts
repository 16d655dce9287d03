import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTURA_CLIENTE } from '../src/dialects/facturascripts/documents/kinds.js';
import { fsCaller } from './support/facturascripts.js';
import { FsBooks, LINE } from './support/fs-documents.js';
import { Caller } from './support/http.js';
import { World } from './support/world.js';

let world: World;
let books: FsBooks;
let platform: Caller;
beforeAll(async () => {
  world = await World.shared();
  books = await FsBooks.open(world);
  ({ caller: platform } = await books.company.key());
});
afterAll(() => world.close());

/** A header without lines, as the generic API makes it. */
const header = async (fields: Record<string, string> = {}) => {
  const { status, body } = await books.post('facturaclientes', { codcliente: books.codcliente, ...fields });
  expect([status, body.error]).toEqual([200, undefined]);
  return body.data;
};
const ours = async (id: number) => (await platform.get(`/api/v1/invoices/${id}`)).body.data;

describe('a customer invoice that the generic API makes', () => {
  it('is a draft without lines, which get their totals as they come', async () => {
    const { idfactura, editable, idestado } = await header({ observaciones: 'Soon' });
    expect([editable, idestado]).toEqual([true, 10]);
    const line = await books.post('lineafacturaclientes', {
      idfactura: String(idfactura),
      descripcion: 'Work',
      cantidad: '2',
      pvpunitario: '100',
      codimpuesto: 'IVA21',
    });
    expect(line.body.data).toMatchObject({ cantidad: '2', pvptotal: 200, iva: 21 });
    expect(await books.get(`facturaclientes/${idfactura}`)).toMatchObject({ neto: 200, total: 242 });
  });

  it('is issued by its state, on its day, and is locked then', async () => {
    const { idfactura, fecha } = await header({ numero2: 'A' });
    const issued = await books.put(`facturaclientes/${idfactura}`, { idestado: '11' });
    expect(issued.body.data).toMatchObject({ editable: false, fecha, numero2: 'A' });
    expect(issued.body.data.codigo).toMatch(/^A\d{4}-/);
    const locked = await books.put(`facturaclientes/${idfactura}`, { observaciones: 'Late' });
    expect([locked.status, typeof locked.body.error]).toEqual([400, 'string']);
    const back = await books.put(`facturaclientes/${idfactura}`, { idestado: '10' });
    expect(back.status).toBe(400);
    expect((await books.caller.delete(`/api/3/facturaclientes/${idfactura}`)).status).toBe(400);
    const noted = await books.put(`facturaclientes/${idfactura}`, { numero2: 'B', idestado: '11' });
    expect([noted.status, noted.body.data.numero2]).toEqual([200, 'B']);
  });

  it('names its client, and nobody else', async () => {
    const none = await books.post('facturaclientes', { observaciones: 'x' });
    const unknown = await books.post('facturaclientes', { codcliente: 'NOBODY' });
    expect([none.status, unknown.status]).toEqual([400, 400]);
    expect(none.body.error).toContain('codcliente');
    const { idfactura } = await header({ nombrecliente: 'Ana (shop)', cifnif: 'X9' });
    const kept = await books.put(`facturaclientes/${idfactura}`, { observaciones: 'y' });
    expect(kept.body.data).toMatchObject({ nombrecliente: 'Ana (shop)', cifnif: 'X9' });
  });

  it('goes, as long as it is a draft', async () => {
    const { idfactura } = await header({ numero2: 'Z' });
    expect((await books.caller.delete(`/api/3/facturaclientes/${idfactura}`)).status).toBe(200);
    expect((await books.caller.get(`/api/3/facturaclientes/${idfactura}`)).status).toBe(404);
    expect((await platform.get(`/api/v1/invoices/${idfactura}`)).status).toBe(404);
  });

  it('is found by what our invoices say of it, and by what is kept beside them', async () => {
    const other = await FsBooks.open(world);
    await other.create(FACTURA_CLIENTE, { numero2: 'web-1', pagada: '1' });
    await other.create(FACTURA_CLIENTE, { numero2: 'web-2' }, [{ ...LINE, cantidad: 3 }]);
    await other.create(FACTURA_CLIENTE, { numero2: 'web-3', idestado: '10' });
    const found = async (query: string) =>
      (await other.get(`facturaclientes?${query}`)).map(({ numero2 }: { numero2: string }) => numero2);
    expect(await found('filter[pagada]=1')).toEqual(['web-1']);
    expect(await found('filter[total_gt]=300')).toEqual(['web-2']);
    expect(await found('filter[editable]=1')).toEqual(['web-3']);
    expect(await found('filter[numero2_like]=web&sort[total]=DESC&limit=1')).toEqual(['web-2']);
    expect(await found('filter[codigo_like]=-000001')).toEqual(['web-1']);
    expect(await found(`filter[codcliente]=${other.codcliente}&offset=1`)).toEqual(['web-2', 'web-3']);
  });

  it('of another contract is shown with all columns', async () => {
    const client = await books.get(`clientes/${books.codcliente}`);
    const made = await platform.post('/api/v1/invoices', {
      client_id: client.idcontactofact,
      lines: [{ description: 'Hinges', quantity: 4, unit_price: '2.5', discount_percent: 10, tax: 'IVA21' }],
    });
    const { id, invoice_number } = made.body.data;
    expect(await books.get(`facturaclientes/${id}`)).toMatchObject({ codigo: invoice_number, total: 10.89 });
    expect(await books.get(`lineafacturaclientes?filter[idfactura]=${id}`)).toMatchObject([
      { cantidad: 4, pvpunitario: 2.5, dtopor: 10, dtopor2: 0, pvpsindto: 10, pvptotal: 9, iva: 21 },
    ]);
  });
});

describe('a line of a draft', () => {
  it('is changed and removed, and those beside it keep their ids and what is kept of them', async () => {
    const { doc, lines } = await books.create(FACTURA_CLIENTE, { idestado: '10' }, [
      { ...LINE, coste: 7 },
      { ...LINE, dtopor2: 50 },
    ]);
    const [first, second] = lines;
    const changed = await books.put(`lineafacturaclientes/${second.idlinea}`, { cantidad: '4' });
    expect(changed.body.data).toMatchObject({ cantidad: '4', dtopor2: 50, pvptotal: 200 });
    expect(await books.get(`lineafacturaclientes/${first.idlinea}`)).toEqual(first);
    const removed = await books.caller.delete(`/api/3/lineafacturaclientes/${first.idlinea}`);
    expect([removed.status, removed.body.data]).toEqual([200, first]);
    expect(await books.get(`facturaclientes/${doc.idfactura}`)).toMatchObject({ neto: 200, total: 242 });
  });

  it('of an invoice that is issued is refused', async () => {
    const { doc, lines } = await books.create(FACTURA_CLIENTE);
    const id = lines[0].idlinea;
    const fields = { idfactura: String(doc.idfactura), descripcion: 'x', pvpunitario: '1', cantidad: '1' };
    expect((await books.post('lineafacturaclientes', fields)).status).toBe(400);
    expect((await books.put(`lineafacturaclientes/${id}`, { cantidad: '9' })).status).toBe(400);
    expect((await books.caller.delete(`/api/3/lineafacturaclientes/${id}`)).status).toBe(400);
    expect((await ours(doc.idfactura)).total).toBe('242.00');
  });

  it('names an invoice that is there', async () => {
    for (const idfactura of ['999999', '', 'x']) {
      const answer = await books.post('lineafacturaclientes', { idfactura, descripcion: 'x' });
      expect([idfactura, answer.status]).toEqual([idfactura, 400]);
    }
  });
});

describe('a receipt', () => {
  it('is paid by its flag, and its invoice with it', async () => {
    const { doc } = await books.create(FACTURA_CLIENTE);
    const path = `reciboclientes/${doc.idfactura}`;
    expect(await books.get(path)).toMatchObject({ importe: 242, pagado: false, codigofactura: doc.codigo });
    const paid = await books.put(path, { pagado: '1', fechapago: '2026-11-30' });
    expect([paid.status, paid.body.data.pagado]).toEqual([200, '1']);
    expect((await ours(doc.idfactura)).status).toBe('paid');
    expect(await books.get(`pagoclientes?filter[idrecibo]=${doc.idfactura}`)).toMatchObject([
      { importe: 242, fecha: '30-11-2026' },
    ]);
    await books.put(path, { pagado: '0' });
    expect((await ours(doc.idfactura)).status).not.toBe('paid');
  });

  it('comes and goes with its invoice alone', async () => {
    const { doc } = await books.create(FACTURA_CLIENTE);
    const made = await books.post('reciboclientes', { idfactura: String(doc.idfactura), importe: '1' });
    const gone = await books.caller.delete(`/api/3/reciboclientes/${doc.idfactura}`);
    expect([made.status, gone.status]).toEqual([400, 400]);
  });
});

describe('a payment', () => {
  it('is recorded in part, shown, and taken back', async () => {
    const { doc } = await books.create(FACTURA_CLIENTE);
    const idrecibo = String(doc.idfactura);
    const part = await books.post('pagoclientes', { idrecibo, importe: '42.5', codpago: 'CONT' });
    expect([part.status, part.body.data.importe]).toEqual([200, '42.5']);
    expect(await books.get(`reciboclientes/${idrecibo}`)).toMatchObject({ liquidado: 42.5, pagado: false });
    const more = await books.post('pagoclientes', { idrecibo, importe: '300' });
    expect([more.status, more.body.error]).toEqual([400, expect.stringContaining('importe')]);
    const id = part.body.data.idpago;
    expect((await books.put(`pagoclientes/${id}`, { importe: '1' })).status).toBe(400);
    expect((await books.put(`pagoclientes/${id}`, { customid: 'stripe-1' })).body.data.customid).toBe(
      'stripe-1',
    );
    expect((await books.caller.delete(`/api/3/pagoclientes/${id}`)).status).toBe(200);
    expect((await ours(doc.idfactura)).paid_total).toBe('0.00');
  });
});

describe('a key', () => {
  it('meets the lines, the receipts and the payments of invoices by their own names, and by ours', async () => {
    const { doc, lines } = await books.create(FACTURA_CLIENTE);
    const paths: Record<string, string> = {
      facturaclientes: `facturaclientes/${doc.idfactura}`,
      lineafacturaclientes: `lineafacturaclientes/${lines[0].idlinea}`,
      reciboclientes: `reciboclientes/${doc.idfactura}`,
    };
    const open = async (permission: string) => {
      const caller = await fsCaller(world, books.company, { permissions: [permission] });
      const answers = Object.entries(paths).map(async ([name, path]) => {
        const { status } = await caller.get(`/api/3/${path}`);
        return status === 200 ? [name] : [];
      });
      return (await Promise.all(answers)).flat();
    };
    expect(await open('invoices.read')).toEqual(['facturaclientes', 'lineafacturaclientes']);
    expect(await open('facturaclientes.read')).toEqual(['facturaclientes', 'lineafacturaclientes']);
    expect(await open('lineafacturaclientes.read')).toEqual(['lineafacturaclientes']);
    expect(await open('payments.read')).toEqual(['reciboclientes']);
    expect(await open('reciboclientes.read')).toEqual(['reciboclientes']);
    expect(await open('clientes.read')).toEqual([]);
  });
});
