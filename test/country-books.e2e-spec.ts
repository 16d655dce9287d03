import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompaniesService } from '../src/companies/companies.service.js';
import { World } from './support/world.js';

/*
 * The rates are those of the law, written down here apart from the code that gives them to a company:
 * Spain. Ley 37/1992 (IVA): art. 90.Uno 21 %, art. 91.Uno 10 %, art. 91.Dos 4 %; equivalence surcharge, art. 161:
 * 5.2 %, 1.4 % and 0.5 %. Real Decreto 439/2007 (IRPF): art. 95.1 15 % and 7 % for professionals, art. 100 19 % for
 * rent; art. 95.4 2 % for farming. IGIC and IPSI: what FacturaScripts gives a new company. Honduras. Decreto-Ley 24 of 1963 (ISV), art. 6: 15 %, and 18 % on alcoholic drinks and tobacco.
 * Honduras' documents are numbered by place, point of issue, kind (01 invoice, 06 credit note, 07 debit
 * note) and eight digits (Acuerdo 481-2017, Reglamento del Régimen de Facturación).
 */
let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

type Row = Record<string, unknown>;

/** What a new company's books hold, as its key reads them. */
async function booksOf(country: string) {
  const company = await world.company({ country });
  const { caller } = await company.key();
  const rows = async (path: string, ...fields: string[]) =>
    (await caller.get(`/api/v1/${path}?sort=id`)).body.data.map((row: Row) =>
      fields.map((field) => row[field]),
    );
  return {
    company: company.company,
    taxes: await rows('taxes', 'code', 'kind', 'rate', 'surcharge_rate'),
    series: await rows('series', 'code', 'kind', 'pattern', 'is_default'),
    methods: await rows('payment-methods', 'code', 'due_days'),
  };
}

describe('the books of a new company', () => {
  it('in Spain hold IVA with its surcharges, IGIC, IPSI, the withholdings of IRPF, and a series for corrections', async () => {
    const { company, taxes, series, methods } = await booksOf('ES');
    expect([company.currency, company.timezone]).toEqual(['EUR', 'Europe/Madrid']);
    expect(taxes).toEqual([
      ['IVA21', 'tax', '21', '5.2'],
      ['IVA10', 'tax', '10', '1.4'],
      ['IVA4', 'tax', '4', '0.5'],
      ['IVA0', 'tax', '0', '0'],
      ['IGIC0', 'tax', '0', '0'],
      ['IGIC3', 'tax', '3', '0'],
      ['IGIC6.5', 'tax', '6.5', '0'],
      ['IGIC7', 'tax', '7', '0'],
      ['IGIC9.5', 'tax', '9.5', '0'],
      ['IGIC13.5', 'tax', '13.5', '0'],
      ['IGIC15', 'tax', '15', '0'],
      ['IGIC20', 'tax', '20', '0'],
      ['IPSI0', 'tax', '0', '0'],
      ['IPSI0.5', 'tax', '0.5', '0'],
      ['IPSI1', 'tax', '1', '0'],
      ['IPSI2', 'tax', '2', '0'],
      ['IPSI4', 'tax', '4', '0'],
      ['IPSI10', 'tax', '10', '0'],
      ['IRPF21', 'withholding', '21', '0'],
      ['IRPF19', 'withholding', '19', '0'],
      ['IRPF15', 'withholding', '15', '0'],
      ['IRPF7', 'withholding', '7', '0'],
      ['IRPF2', 'withholding', '2', '0'],
    ]);
    expect(series).toEqual([
      ['A', 'invoice', '{CODE}{YEAR}-{NUMBER:6}', true],
      ['R', 'credit_note', '{CODE}{YEAR}-{NUMBER:6}', true],
      ['ND', 'debit_note', '{CODE}{YEAR}-{NUMBER:6}', true],
      ['S', 'invoice', '{CODE}{YEAR}-{NUMBER:6}', false],
    ]);
    expect(methods).toEqual([
      ['TRANS', 30],
      ['DOMICILIADO', 30],
      ['TARJETA', 0],
      ['PAYPAL', 0],
      ['CONT', 0],
    ]);
  });

  it('in Honduras hold ISV and the numbering of its tax authority', async () => {
    const { company, taxes, series, methods } = await booksOf('HN');
    expect([company.currency, company.timezone]).toEqual(['HNL', 'America/Tegucigalpa']);
    expect(taxes).toEqual([
      ['ISV15', 'tax', '15', '0'],
      ['ISV18', 'tax', '18', '0'],
      ['EXENTO', 'tax', '0', '0'],
    ]);
    expect(series).toEqual([
      ['01', 'invoice', '000-001-{CODE}-{NUMBER:8}', true],
      ['06', 'credit_note', '000-001-{CODE}-{NUMBER:8}', true],
      ['07', 'debit_note', '000-001-{CODE}-{NUMBER:8}', true],
    ]);
    expect(methods).toEqual([
      ['transfer', 30],
      ['card', 0],
      ['cash', 0],
    ]);
  });

  it('elsewhere hold no tax that might be wrong, but series and ways to pay', async () => {
    const { company, taxes, series, methods } = await booksOf('PT');
    expect([company.currency, company.timezone]).toEqual(['EUR', 'UTC']);
    expect([taxes, series.length, methods.length]).toEqual([[], 3, 3]);
    expect(series.map(([, kind, , isDefault]: unknown[]) => [kind, isDefault])).toEqual([
      ['invoice', true],
      ['credit_note', true],
      ['debit_note', true],
    ]);
  });

  it('begin in the currency and the time zone that the operator names', async () => {
    const values = { name: 'Loja', tax_id: '500', country: 'PT', currency: 'USD', timezone: 'Europe/Lisbon' };
    expect(await world.service(CompaniesService).create(values)).toMatchObject(values);
  });
});
