import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from './support/books.js';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
let company: CompanyInWorld;
beforeAll(async () => {
  world = await World.shared();
  company = await world.company();
});
afterAll(() => world.close());

const TEMPLATES = '/api/v1/reports';
const AGED = '/api/v1/reports/aged-receivables';
const QUARTER = { from: '2026-01-01', to: '2026-03-31' };

describe('the routes of reports', () => {
  protectedRoute(() => world, { method: 'GET', path: TEMPLATES, grant: 'reports.read' });
  protectedRoute(() => world, { method: 'GET', path: AGED, grant: 'reports.read' });

  it.each([
    ['viewer', [], 403],
    ['accountant', [], 403],
    ['viewer', ['accounting.reports.export'], 403],
    ['viewer', ['accounting.reports.view'], 200],
    ['accountant', ['accounting.reports.view'], 200],
    ['administrator', [], 200],
    ['proprietor', [], 200],
  ] as const)(
    'answer a person who is %s with the permissions %j by %i',
    async (role, permissions, status) => {
      const { caller } = await company.person(role, [...permissions]);
      for (const path of [TEMPLATES, AGED, `${AGED}?format=csv`]) {
        const answer = await caller.get(path);
        expect([path, answer.status, answer.body.error?.reason]).toEqual([
          path,
          status,
          status === 403 ? 'forbidden' : undefined,
        ]);
      }
    },
  );
});

describe('the templates', () => {
  const templates = async (language: string) => {
    const { caller } = await company.key();
    return (await caller.get(TEMPLATES, { 'accept-language': language })).body.data as unknown;
  };

  it('are listed with the parameters that each of them takes', async () => {
    const [from, to] = [
      { name: 'from', title: 'From', type: 'date', required: true },
      { name: 'to', title: 'To', type: 'date', required: true },
    ];
    expect(await templates('en')).toEqual([
      {
        name: 'vat-book',
        title: 'VAT book',
        parameters: [
          from,
          to,
          {
            name: 'book',
            title: 'Book',
            type: 'choice',
            required: false,
            choices: ['issued', 'received'],
            default: 'issued',
          },
        ],
      },
      {
        name: 'sales-by-client',
        title: 'Sales by client',
        parameters: [
          from,
          to,
          {
            name: 'top',
            title: 'Greatest clients',
            type: 'choice',
            required: false,
            choices: ['all', '10', '100'],
            default: 'all',
          },
        ],
      },
      { name: 'sales-by-month', title: 'Sales by month', parameters: [from, to] },
      {
        name: 'aged-receivables',
        title: 'Aged receivables',
        parameters: [{ name: 'as_of', title: 'As of', type: 'date', required: false }],
      },
    ]);
  });

  it('have Spanish titles for whom reads Spanish', async () => {
    expect(await templates('es')).toMatchObject([
      { title: 'Libro de IVA', parameters: [{ title: 'Desde' }, { title: 'Hasta' }, { title: 'Libro' }] },
      { title: 'Ventas por cliente' },
      { title: 'Ventas por mes' },
      { title: 'Antigüedad de saldos de clientes', parameters: [{ title: 'A fecha de' }] },
    ]);
  });
});

describe('running a report', () => {
  const run = async (name: string, parameters: Record<string, string>, language = 'en') => {
    const { caller } = await company.key({ permissions: ['reports.read'] });
    const query = new URLSearchParams(parameters).toString();
    return caller.get(`/api/v1/reports/${name}?${query}`, { 'accept-language': language });
  };

  it('says what was run, for whom, with which parameters, and what its columns are', async () => {
    const { body } = await run('vat-book', QUARTER);
    expect(body.data).toMatchObject({
      template: 'vat-book',
      title: 'VAT book: issued invoices',
      language: 'en',
      company: { name: company.company.name, tax_id: 'B00000000' },
      parameters: { ...QUARTER, book: 'issued' },
      generated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      currency: 'EUR',
      rows: [],
      totals: [],
    });
    expect(body.data.columns.slice(0, 2)).toEqual([
      { key: 'date', title: 'Date', type: 'date' },
      { key: 'number', title: 'Number', type: 'text' },
    ]);
  });

  it('speaks the language of the caller', async () => {
    const { body } = await run('vat-book', { ...QUARTER, book: 'received' }, 'es-HN');
    expect([body.data.title, body.data.language]).toEqual(['Libro de IVA: facturas recibidas', 'es']);
    expect(body.data.columns[2]).toEqual({ key: 'supplier', title: 'Proveedor', type: 'text' });
  });

  it.each(['balance-sheet', 'VAT-BOOK', 'constructor', '1', '__proto__'])(
    'is 404 for the unknown template %s, whatever its parameters are',
    async (name) => expect(refusalOf(await run(name, { from: 'never' }))).toEqual([404, 'not_found']),
  );

  const INVALID = [422, 'validation_failed'];
  const MISSING = [400, 'parameter_missing'];
  it.each([
    ['vat-book', {}, [...MISSING, 'from', 'required']],
    ['vat-book', { from: '2026-01-01' }, [...MISSING, 'to', 'required']],
    ['sales-by-client', { to: '2026-01-01' }, [...MISSING, 'from', 'required']],
    ['sales-by-client', { ...QUARTER, from: '' }, [...MISSING, 'from', 'required']],
    ['vat-book', { ...QUARTER, from: '2026-02-30' }, [...INVALID, 'from', 'isCalendarDate']],
    ['vat-book', { ...QUARTER, to: '31/03/2026' }, [...INVALID, 'to', 'isCalendarDate']],
    ['vat-book', { ...QUARTER, book: 'both' }, [...INVALID, 'book', 'isIn']],
    ['vat-book', { ...QUARTER, format: 'xlsx' }, [...INVALID, 'format', 'isIn']],
    ['vat-book', { ...QUARTER, to: '2025-12-31' }, [...INVALID, 'to', 'before_from']],
    ['sales-by-client', { ...QUARTER, to: '2027-01-02' }, [...INVALID, 'to', 'period_too_long']],
    ['sales-by-client', { ...QUARTER, top: '11' }, [...INVALID, 'top', 'isIn']],
    ['sales-by-month', { ...QUARTER, to: '2027-01-02' }, [...INVALID, 'to', 'period_too_long']],
    ['vat-book', { from: '2024-01-01', to: '2025-01-01' }, [...INVALID, 'to', 'period_too_long']],
    ['aged-receivables', { as_of: 'today' }, [...INVALID, 'as_of', 'isCalendarDate']],
    ['aged-receivables', { as_of: '0000-01-01' }, [...INVALID, 'as_of', 'isCalendarDate']],
  ])('%s is refused with %j, by the name of the field', async (name, parameters, refusal) => {
    expect(refusalOf(await run(name, parameters as Record<string, string>))).toEqual(refusal);
  });

  it('takes a parameter once', async () => {
    const { caller } = await company.key();
    const answer = await caller.get(`/api/v1/reports/vat-book?from=2026-01-01&to=2026-01-31&to=2026-02-28`);
    expect(refusalOf(answer)).toEqual([...INVALID, 'to', 'isCalendarDate']);
  });

  it.each([
    { from: '2026-02-03', to: '2026-02-03' },
    { from: '2024-01-01', to: '2024-12-31' },
    { from: '2026-01-01', to: '2027-01-01' },
  ])('accepts a period of 1 to 366 days: %j', async (period) => {
    expect((await run('sales-by-client', period)).status).toBe(200);
  });

  it('refuses in Spanish too', async () => {
    const { body } = await run('vat-book', { ...QUARTER, to: '2025-01-01' }, 'es');
    expect(body.error.details).toMatchObject([{ message: 'to es anterior al comienzo del periodo' }]);
  });
});
