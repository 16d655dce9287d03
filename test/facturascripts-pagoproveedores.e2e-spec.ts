import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayIn, FAR_ZONE } from './support/books.js';
import { FsPurchases } from './support/fs-purchases.js';
import { World } from './support/world.js';

let world: World;
let fs: FsPurchases;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (fs = await FsPurchases.open(world)));
afterAll(() => world.close());

const PATH = 'reciboproveedores';
const PAYMENTS = 'pagoproveedores';

const spanish = (day: string) => day.split('-').toReversed().join('-');

describe('a receipt that is paid', () => {
  it('says so on its invoice, and leaves a record of the payment', async () => {
    const { id } = await fs.confirmed();
    await fs.write('PUT', `${PATH}/${id}`, { pagado: '1', fechapago: '10-02-2026', codpago: 'CONT' });
    expect(await fs.read(`${PATH}/${id}`)).toMatchObject({
      pagado: true,
      fechapago: '10-02-2026',
      codpago: 'CONT',
      vencido: false,
    });
    expect(await fs.read(`facturaproveedores/${id}`)).toMatchObject({ pagada: true, vencida: false });
    expect(await fs.read(PAYMENTS)).toEqual([
      {
        codpago: 'CONT',
        fecha: '10-02-2026',
        hora: expect.stringMatching(/^\d{2}:\d{2}:\d{2}$/),
        idasiento: null,
        idpago: 1,
        idrecibo: id,
        importe: 121,
        nick: null,
      },
    ]);
  });

  it('is paid by its invoice too, today where the company is', async () => {
    const far = await FsPurchases.open(world, { timezone: FAR_ZONE });
    const { id } = await far.confirmed();
    await far.write('PUT', `facturaproveedores/${id}`, { pagada: '1', codpago: 'CONT' });
    const day = spanish(dayIn(FAR_ZONE));
    expect(await far.read(`${PATH}/${id}`)).toMatchObject({ pagado: true, fechapago: day, codpago: 'CONT' });
    expect(await far.read(PAYMENTS)).toMatchObject([{ fecha: day, codpago: 'CONT', idrecibo: id }]);
    await far.write('PUT', `facturaproveedores/${id}`, { pagada: '0' });
    expect(await far.read(`${PATH}/${id}`)).toMatchObject({ pagado: false, fechapago: null });
    expect(await far.read(PAYMENTS)).toEqual([]);
  });

  it('is paid as soon as its invoice is locked, in one request', async () => {
    const { idfactura } = await fs.header();
    await fs.line(idfactura);
    await fs.write('PUT', `facturaproveedores/${idfactura}`, { idestado: '22', pagada: '1' });
    expect(await fs.read(`facturaproveedores/${idfactura}`)).toMatchObject({ idestado: 22, pagada: true });
    expect(await fs.read(PAYMENTS)).toMatchObject([{ idrecibo: idfactura, importe: 121 }]);
  });

  it('is paid once, however often and by however many it is asked for', async () => {
    const { id } = await fs.confirmed();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => fs.send('PUT', `${PATH}/${id}`, { pagado: '1' })),
    );
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200));
    await fs.write('PUT', `facturaproveedores/${id}`, { pagada: '1' });
    expect(await fs.read(PAYMENTS)).toHaveLength(1);
  });

  it('that is unpaid loses its day and its payment, even when it is sent back as it was read', async () => {
    const { id } = await fs.confirmed();
    const record = await fs.read(`${PATH}/${id}`);
    await fs.write('PUT', `${PATH}/${id}`, { pagado: '1' });
    const paid = await fs.read(`${PATH}/${id}`);
    const { status } = await fs.caller.put(`/api/3/${PATH}/${id}`, { ...paid, pagado: false });
    expect(status).toBe(200);
    expect(await fs.read(`${PATH}/${id}`)).toEqual(record);
    expect(await fs.read(PAYMENTS)).toEqual([]);
  });

  it('stays paid while its purchase is a draft again, and goes with it', async () => {
    const { id } = await fs.confirmed();
    await fs.write('PUT', `${PATH}/${id}`, { pagado: '1' });
    await fs.step(id, 'unconfirm');
    expect(await fs.read(`facturaproveedores/${id}`)).toMatchObject({ editable: true, pagada: true });
    expect(await fs.read(PAYMENTS)).toHaveLength(1);
    await fs.books.delete(`purchases/${id}`);
    expect(await fs.read(PAYMENTS)).toEqual([]);
  });

  it('is not that of a draft', async () => {
    const { idfactura } = await fs.header();
    const refused = await fs.refused('PUT', `facturaproveedores/${idfactura}`, { pagada: '1' });
    expect(refused).toEqual([400, 'Esta compra no está confirmada']);
    expect(await fs.read(PAYMENTS)).toEqual([]);
  });
});

describe('a payment', () => {
  it('is written, read, listed, changed and deleted by itself', async () => {
    const { id } = await fs.confirmed();
    const sent = { idrecibo: String(id), fecha: '01-02-2026', importe: '60.5', codpago: 'CONT' };
    const { idpago } = await fs.write('POST', PAYMENTS, sent);
    await fs.write('PUT', `${PAYMENTS}/${idpago}`, { importe: '70', hora: '10:00:00' });
    expect(await fs.read('pagoproveedor')).toMatchObject([
      { idpago, idrecibo: id, fecha: '01-02-2026', importe: 70, hora: '10:00:00' },
    ]);
    expect((await fs.caller.delete(`/api/3/${PAYMENTS}/${idpago}`)).status).toBe(200);
    expect(await fs.read(PAYMENTS)).toEqual([]);
  });

  it('is refused without a receipt that is there', async () => {
    const { id } = await fs.confirmed({ draft: true });
    const other = await FsPurchases.open(world);
    const { id: others } = await other.confirmed();
    for (const [idrecibo, reason] of [
      [String(id), 'idrecibo no corresponde a ningún registro'],
      [String(others), 'idrecibo no corresponde a ningún registro'],
      ['null', 'idrecibo es obligatorio'],
    ] as const)
      expect(await fs.refused('POST', PAYMENTS, { idrecibo, fecha: '01-02-2026' })).toEqual([400, reason]);
  });
});
