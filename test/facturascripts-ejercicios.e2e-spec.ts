import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FiscalYears } from '../src/dialects/facturascripts/fiscal-years.service.js';
import { fsCaller, sendForm } from './support/facturascripts.js';
import { Caller } from './support/http.js';
import { Superuser } from './support/superuser.js';
import { CompanyInWorld, World } from './support/world.js';

const YEARS = '/api/3/ejercicios';
const THIS_YEAR = String(new Date().getFullYear());

let world: World;
let superuser: Superuser;
beforeAll(async () => {
  world = await World.start();
  superuser = await Superuser.on(world.server.database);
});
afterAll(async () => {
  await superuser.close();
  await world.close();
});

/** A company that was here since that day. */
async function since(day?: string): Promise<{ company: CompanyInWorld; caller: Caller }> {
  const company = await world.company();
  if (day !== undefined)
    await superuser.rows('UPDATE companies SET created_at = $2 WHERE id = $1', [company.id, day]);
  return { company, caller: await fsCaller(world, company) };
}

const codes = async (caller: Caller) =>
  (await caller.get(YEARS)).body.map(({ codejercicio }: { codejercicio: string }) => codejercicio);
const yearOf = (company: CompanyInWorld, date: string) =>
  company.asOperator(() => world.service(FiscalYears).of(date));

describe('the fiscal years of a company', () => {
  it('are those since it is here, as the original shows them', async () => {
    const { company, caller } = await since();
    expect((await caller.get(YEARS)).body).toEqual([
      {
        codejercicio: THIS_YEAR,
        estado: 'ABIERTO',
        fechafin: `31-12-${THIS_YEAR}`,
        fechainicio: `01-01-${THIS_YEAR}`,
        idempresa: company.id,
        longsubcuenta: 10,
        nombre: THIS_YEAR,
      },
    ]);
    const old = await since('2023-12-31T23:30:00Z');
    expect((await codes(old.caller))[0]).toBe('2024');
    expect((await codes(old.caller)).at(-1)).toBe(THIS_YEAR);
  });

  it('are closed, renamed and deleted like any record, for one company alone', async () => {
    const [{ caller }, other] = [await since(), await since()];
    const { status } = await sendForm(caller, 'PUT', `${YEARS}/${THIS_YEAR}`, { estado: 'CERRADO' });
    expect(status).toBe(200);
    const closed = { estado: 'CERRADO', fechainicio: `01-01-${THIS_YEAR}`, nombre: THIS_YEAR };
    expect((await caller.get(`${YEARS}/${THIS_YEAR}`)).body).toMatchObject(closed);
    expect((await caller.delete(`${YEARS}/${THIS_YEAR}`)).status).toBe(200);
    expect(await codes(caller)).toEqual([]);
    expect((await other.caller.get(`${YEARS}/${THIS_YEAR}`)).body.estado).toBe('ABIERTO');
  });

  it('are open, of the company and with accounts of ten digits unless somebody says otherwise', async () => {
    const { company, caller } = await since();
    const days = { fechainicio: '01-07-2001', fechafin: '30-06-2002', nombre: 'Half' };
    await sendForm(caller, 'POST', YEARS, { codejercicio: '01', ...days });
    const made = { estado: 'ABIERTO', idempresa: company.id, longsubcuenta: 10 };
    expect((await caller.get(`${YEARS}/01`)).body).toEqual({ codejercicio: '01', ...days, ...made });
    const refused = await sendForm(caller, 'POST', YEARS, { codejercicio: THIS_YEAR, ...days });
    expect([refused.status, refused.body.error]).toEqual([400, 'El registro ya existe.']);
  });
});

describe('the year of a document', () => {
  it('is the one in which its day lies', async () => {
    const { company, caller } = await since();
    expect(await yearOf(company, `${THIS_YEAR}-12-31`)).toBe(THIS_YEAR);
    const half = { codejercicio: 'H1', fechainicio: '01-07-2001', fechafin: '30-06-2002', nombre: 'Half' };
    await sendForm(caller, 'POST', YEARS, half);
    expect(await yearOf(company, '2002-01-01')).toBe('H1');
    expect(await codes(caller)).toEqual([THIS_YEAR, 'H1']);
  });

  it('is made when it is missing, also where it was deleted', async () => {
    const { company, caller } = await since();
    expect(await yearOf(company, '2015-02-03')).toBe('2015');
    expect((await caller.get(`${YEARS}/2015`)).body).toEqual({
      codejercicio: '2015',
      estado: 'ABIERTO',
      fechafin: '31-12-2015',
      fechainicio: '01-01-2015',
      idempresa: company.id,
      longsubcuenta: 10,
      nombre: '2015',
    });
    await caller.delete(`${YEARS}/${THIS_YEAR}`);
    expect(await yearOf(company, `${THIS_YEAR}-01-01`)).toBe(THIS_YEAR);
    expect(await codes(caller)).toEqual(['2015', THIS_YEAR]);
  });

  it('has the next code where a year of other days has its own', async () => {
    const { company, caller } = await since();
    const odd = { codejercicio: '2010', fechainicio: '01-07-2010', fechafin: '30-06-2011', nombre: 'Odd' };
    await sendForm(caller, 'POST', YEARS, odd);
    const code = await yearOf(company, '2010-01-01');
    expect(code).not.toBe('2010');
    expect((await caller.get(`${YEARS}/${code}`)).body).toMatchObject({
      fechainicio: '01-01-2010',
      nombre: '2010',
    });
    expect(await yearOf(company, '2010-08-01')).toBe('2010');
  });

  it('is made once for ten documents at once', async () => {
    const { company, caller } = await since();
    const made = await Promise.all(Array.from({ length: 10 }, () => yearOf(company, '1999-05-05')));
    expect(new Set(made)).toEqual(new Set(['1999']));
    expect(await codes(caller)).toEqual(['1999', THIS_YEAR]);
  });
});
