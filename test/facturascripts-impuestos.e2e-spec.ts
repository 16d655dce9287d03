import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Answer, Caller } from './support/http.js';
import { CompanyInWorld, World } from './support/world.js';

const [TAXES, WITHHOLDINGS] = ['/api/3/impuestos', '/api/3/retenciones'];

let world: World;
let company: CompanyInWorld;
let caller: Caller;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  company = await world.company();
  caller = await fsCaller(world, company);
});
afterAll(() => world.close());

const post = (path: string, fields: Record<string, string>) => sendForm(caller, 'POST', path, fields);
const put = (path: string, fields: Record<string, string>) => sendForm(caller, 'PUT', path, fields);
const read = async (path: string) => (await caller.get(path)).body;
const outcome = ({ status, body }: Answer) => [status, body.error];
const NOT_SAVED = 'Error al guardar el registro. -';

describe('taxes', () => {
  it('begin with those of the country, typed as the original has them', async () => {
    expect(await read(`${TAXES}/IVA21`)).toEqual({
      activo: true,
      codimpuesto: 'IVA21',
      codsubcuentarep: null,
      codsubcuentarepintra: null,
      codsubcuentarepre: null,
      codsubcuentasop: null,
      codsubcuentasopintra: null,
      codsubcuentasopre: null,
      descripcion: expect.stringContaining('21'),
      iva: 21,
      operacion: null,
      recargo: 5.2,
      tipo: 1,
    });
  });

  it('are echoed and read, with a surcharge and with what no feature has', async () => {
    const fields = {
      codimpuesto: 'LOCAL7',
      descripcion: 'Local 7%',
      iva: '7.00',
      recargo: '0.5',
      operacion: 'ES_03',
    };
    const { status, body } = await post(TAXES, { ...fields, codsubcuentarep: '4770000000', tipo: '1' });
    expect([status, body.data]).toEqual([200, expect.objectContaining(fields)]);
    expect(await read(`${TAXES}/LOCAL7`)).toMatchObject({
      ...fields,
      iva: 7,
      recargo: 0.5,
      tipo: 1,
      codsubcuentarep: '4770000000',
    });
    expect((await post(TAXES, { codimpuesto: 'ZERO' })).body.data).toMatchObject({ iva: 0, recargo: 0 });
  });

  it.each(['2', '0'])('are percentages, not of the kind %s', async (tipo) => {
    const refusal = `${NOT_SAVED} tipo debe ser 1: los impuestos son porcentajes, no importes fijos`;
    expect(outcome(await post(TAXES, { codimpuesto: 'FIXED', iva: '5', tipo }))).toEqual([400, refusal]);
    expect(outcome(await put(`${TAXES}/IVA21`, { tipo }))).toEqual([400, refusal]);
    expect(await read(`${TAXES}?filter[codimpuesto]=FIXED`)).toEqual([]);
  });

  it('stay while a product has them', async () => {
    await caller.post('/api/3/productos', { referencia: 'P', codimpuesto: 'IVA4' });
    expect(outcome(await caller.delete(`${TAXES}/IVA4`))).toEqual([
      400,
      'Error al eliminar el registro. - Otros registros todavía hacen referencia a este',
    ]);
    expect((await caller.delete(`${TAXES}/IVA10`)).body.data).toMatchObject({
      codimpuesto: 'IVA10',
      iva: 10,
    });
    expect((await caller.get(`${TAXES}/IVA10`)).status).toBe(404);
  });

  it('never need their surcharge again, and never lose it', async () => {
    await put(`${TAXES}/IVA21`, { descripcion: 'x' });
    expect((await read(`${TAXES}/IVA21`)).recargo).toBe(5.2);
    expect(outcome(await put(`${TAXES}/IVA21`, { recargo: 'null' }))).toEqual([
      400,
      `${NOT_SAVED} recargo es obligatorio`,
    ]);
  });
});

describe('withholdings', () => {
  it('begin with those of the country, typed as the original has them', async () => {
    expect(await read(`${WITHHOLDINGS}/IRPF15`)).toEqual({
      activa: true,
      codretencion: 'IRPF15',
      codsubcuentaacr: null,
      codsubcuentaret: null,
      descripcion: expect.stringContaining('15'),
      porcentaje: 15,
    });
  });

  it('say their percentage', async () => {
    expect(outcome(await post(WITHHOLDINGS, { codretencion: 'NONE' }))).toEqual([
      400,
      `${NOT_SAVED} porcentaje es obligatorio`,
    ]);
  });
});
