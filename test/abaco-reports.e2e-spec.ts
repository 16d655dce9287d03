import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JANUARY, januaryBooks, RUNS, TEMPLATES } from './support/abaco-reports.js';
import { abacoRefusal } from './support/abaco-route.js';
import { dayIn } from './support/books.js';
import { Documents } from './support/documents.js';
import { World } from './support/world.js';

let world: World;
let documents: Documents;
let number: string;
beforeAll(async () => {
  world = await World.shared();
  ({ documents, number } = await januaryBooks(world));
});
afterAll(() => world.close());

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('a report template', () => {
  it('is in a flat list, with the parameters that it takes, in Spanish', async () => {
    const { status, body } = await documents.caller.get(TEMPLATES, { 'accept-language': 'en' });
    const { reportTemplates, ...counts } = body;
    expect([status, counts]).toEqual([200, { total: 4, page: 1, limit: 4 }]);
    expect(reportTemplates).toEqual([
      {
        id: 'vat-book',
        name: 'Libro de IVA',
        parameters: [
          { name: 'startDate', title: 'Desde', type: 'date', required: true },
          { name: 'endDate', title: 'Hasta', type: 'date', required: true },
          {
            name: 'book',
            title: 'Libro',
            type: 'choice',
            required: false,
            choices: ['issued', 'received'],
            default: 'issued',
          },
        ],
      },
      {
        id: 'sales-by-client',
        name: 'Ventas por cliente',
        parameters: [
          { name: 'startDate', title: 'Desde', type: 'date', required: true },
          { name: 'endDate', title: 'Hasta', type: 'date', required: true },
          {
            name: 'top',
            title: 'Mayores clientes',
            type: 'choice',
            required: false,
            choices: ['all', '10', '100'],
            default: 'all',
          },
        ],
      },
      {
        id: 'sales-by-month',
        name: 'Ventas por mes',
        parameters: [
          { name: 'startDate', title: 'Desde', type: 'date', required: true },
          { name: 'endDate', title: 'Hasta', type: 'date', required: true },
        ],
      },
      {
        id: 'aged-receivables',
        name: 'Antigüedad de saldos de clientes',
        parameters: [{ name: 'asOf', title: 'A fecha de', type: 'date', required: false }],
      },
    ]);
    for (const template of reportTemplates)
      expect((await documents.caller.get(`${TEMPLATES}/${template.id}`)).body).toEqual(template);
  });

  it.each(['nothing', 'VAT-BOOK', 'constructor', '1', '%00'])(
    'that there is not is 404: %s',
    async (name) => {
      for (const answer of [
        await documents.caller.get(`${TEMPLATES}/${name}`),
        await RUNS.GET(documents.caller, name, JANUARY),
        await RUNS.POST(documents.caller, name, JANUARY),
      ])
        expect([answer.status, answer.body]).toEqual([404, { code: 'NOT_FOUND', message: 'No encontrado' }]);
    },
  );
});

describe.each(['GET', 'POST'] as const)('a report by %s', (method) => {
  const run = (name: string, parameters?: object) =>
    RUNS[method](documents.caller, name, parameters as Record<string, string>);

  it('answers numbers and camelCase', async () => {
    const { status, body } = await run('vat-book', JANUARY);
    expect(status).toBe(200);
    const document = {
      date: '2026-01-31',
      number,
      client: 'Ferretería Ana',
      clientTaxId: '08011985123960',
      currency: 'HNL',
      surcharge: 0,
    };
    const sums = { date: null, number: null, client: null, clientTaxId: null, currency: 'HNL', surcharge: 0 };
    const whole = { withholding: null, total: null };
    expect(body).toEqual({
      template: 'vat-book',
      title: 'Libro de IVA: facturas expedidas',
      company: { name: documents.company.company.name, taxId: 'B00000000' },
      parameters: { ...JANUARY, book: 'issued' },
      generatedAt: expect.stringMatching(TIME),
      currency: 'HNL',
      columns: expect.arrayContaining([
        { key: 'clientTaxId', title: 'ID fiscal', type: 'text' },
        { key: 'taxCode', title: 'Impuesto', type: 'text' },
        { key: 'base', title: 'Base imponible', type: 'money' },
      ]),
      rows: [
        { ...document, taxCode: 'ISV15', rate: 15, base: 100.5, tax: 15.08, withholding: 0, total: 115.58 },
        { ...document, taxCode: null, rate: 0, base: 10, tax: 0, withholding: null, total: 10 },
      ],
      totals: [
        { ...sums, ...whole, taxCode: 'ISV15', rate: 15, base: 100.5, tax: 15.08 },
        { ...sums, ...whole, taxCode: null, rate: 0, base: 10, tax: 0 },
        { ...sums, taxCode: null, rate: null, base: 110.5, tax: 15.08, withholding: 0, total: 125.58 },
      ],
    });
    const keys = (body.columns as { key: string }[]).map(({ key }) => key);
    for (const row of [...body.rows, ...body.totals]) expect(Object.keys(row as object)).toEqual(keys);
  });

  it('takes the book of what was received', async () => {
    const { body } = await run('vat-book', { ...JANUARY, book: 'received' });
    expect(body.rows).toMatchObject([
      {
        number: 'F-118',
        supplier: 'Ferretería Ana',
        taxCode: 'ISV18',
        rate: 18,
        base: 40,
        tax: 7.2,
        total: 47.2,
      },
    ]);
  });

  it('counts documents', async () => {
    const { body } = await run('sales-by-client', JANUARY);
    expect(body.rows).toMatchObject([
      { client: 'Ferretería Ana', documents: 1, total: 125.58, balance: 125.58 },
    ]);
    expect(
      (await run('sales-by-client', { startDate: '2025-01-01', endDate: '2025-12-31' })).body.rows,
    ).toEqual([]);
  });

  it('counts by month, and has the months without any', async () => {
    const { body } = await run('sales-by-month', { startDate: '2025-12-01', endDate: '2026-01-31' });
    expect(body.rows).toMatchObject([
      { month: '2025-12', currency: 'HNL', documents: 0, total: 0, due: 0 },
      { month: '2026-01', currency: 'HNL', documents: 1, total: 125.58, balance: 125.58 },
    ]);
  });

  it('has only the greatest clients where that is asked for', async () => {
    const { body } = await run('sales-by-client', { ...JANUARY, top: '10' });
    expect([body.parameters.top, body.rows.length]).toEqual(['10', 1]);
  });

  it('is of a day, and of today where none is named', async () => {
    const dated = await run('aged-receivables', { asOf: '2026-03-31' });
    expect(dated.body.parameters).toEqual({ asOf: '2026-03-31' });
    expect(dated.body.rows).toEqual([
      {
        client: 'Ferretería Ana',
        clientTaxId: '08011985123960',
        currency: 'HNL',
        notDue: 0,
        days1To30: 0,
        days31To60: 125.58,
        days61To90: 0,
        over90: 0,
        total: 125.58,
      },
    ]);
    const today = await run('aged-receivables', {});
    expect(today.body.parameters).toEqual({ asOf: dayIn('America/Tegucigalpa') });
  });

  it.each([
    ['vat-book', {}, ['startDate required', 'endDate required']],
    ['vat-book', { startDate: '2026-01-01' }, ['endDate required']],
    ['vat-book', { ...JANUARY, startDate: '01/01/2026' }, ['startDate isCalendarDate']],
    ['vat-book', { ...JANUARY, endDate: '2026-02-30' }, ['endDate isCalendarDate']],
    ['vat-book', { ...JANUARY, endDate: '2025-12-31' }, ['endDate before_from']],
    ['sales-by-client', { ...JANUARY, endDate: '2027-01-02' }, ['endDate period_too_long']],
    ['vat-book', { ...JANUARY, book: 'sold' }, ['book isIn']],
    ['aged-receivables', { asOf: 'hoy' }, ['asOf isCalendarDate']],
    ['vat-book', { ...JANUARY, format: 'xlsx' }, ['format isIn']],
    ['vat-book', { from: '2026-01-01', to: '2026-01-31' }, ['startDate required', 'endDate required']],
  ])('of %s is refused by the names of its parameters: %j', async (name, parameters, errors) => {
    const answer = await run(name, parameters);
    const [status, code, ...told] = abacoRefusal(answer);
    expect([status, code, told.toSorted()]).toEqual([400, 'VALIDATION_ERROR', errors.toSorted()]);
    for (const { field, message } of answer.body.errors as { field: string; message: string }[])
      expect(message).toMatch(new RegExp(`^${field} (es|debe|no es|hace) `));
  });

  it('leaves alone what its template does not take', async () => {
    const parameters = { ...JANUARY, asOf: '2026-03-31', companyId: '1' };
    expect((await run('vat-book', parameters)).body.parameters).toEqual({ ...JANUARY, book: 'issued' });
  });
});
