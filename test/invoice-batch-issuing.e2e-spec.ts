import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Batches, sentInvoice, sentLine } from './support/batches.js';
import { World } from './support/world.js';

let world: World;
let batches: Batches;
beforeAll(async () => {
  world = await World.shared();
  batches = await Batches.open(world);
});
afterAll(() => world.close());

describe('an invoice of a batch', () => {
  it('is issued as one that the API created: lines, taxes, withholding, dates, notes and recipient', async () => {
    const invoice = await batches.issued({
      operation_date: '2026-01-15',
      due_date: '2026-02-15',
      footer_note: 'Thank you',
      payment_method: 'trans',
      recipient_billing_address: 'Calle Mayor 1',
      recipient_billing_postal_code: '44001',
      recipient_billing_city: 'Teruel',
      recipient_country_code: 'es',
      total_reimbursable_expenses_amount: 12.5,
      lines: [
        sentLine({ discount_percent: 10, income_tax_withholding_rate: '15' }),
        sentLine({ concept: 'Exempt', units: 1, tax_rate: 0, tax_exemption_code: 'E1' }),
      ],
    });
    expect(invoice).toMatchObject({
      status: 'overdue',
      issued_on: '2026-01-15',
      due_on: '2026-02-15',
      notes: 'Thank you',
      payment_method: 'TRANS',
      client_name: 'Ana Gil',
      client_tax_id: '12345678Z',
      client_address: 'Calle Mayor 1, 44001 Teruel, ES',
      subtotal: '152.50',
      tax_total: '18.90',
      withholding_total: '13.50',
      total: '157.90',
    });
    expect(
      invoice.lines.map((line: Record<string, unknown>) => [
        line.description,
        line.tax_code,
        line.withholding_code,
      ]),
    ).toEqual([
      ['Consulting', 'IVA21', 'IRPF15'],
      ['Exempt', 'IVA0', null],
      ['Suplidos', null, null],
    ]);
  });

  it.each([
    [{ tax_rate: 10 }, 'IVA10'],
    [{ tax_rate: 10, tax_type: '02' }, 'IPSI10'],
    [{ tax_rate: 7, tax_type: '03' }, 'IGIC7'],
    [{ tax_rate: '4.00', tax_type: 'iva' }, 'IVA4'],
    [{ tax_rate: null }, null],
  ])('has the tax of its rate, and of its type where several have it: %j', async (values, code) => {
    const { lines } = await batches.issued({ lines: [sentLine(values)] });
    expect(lines[0].tax_code).toBe(code);
  });

  it('takes its number from the series that it names, by id or by how its own number begins', async () => {
    const own = await Batches.open(world);
    const { id } = await own.books.create('series', { code: 'WEB', name: 'Web shop' });
    const numberOf = async (values: object) => (await own.issued({ ...values })).invoice_number as string;
    const today = new Date().getFullYear();
    expect(await numberOf({ invoiceable_serie_id: id })).toBe(`WEB${today}-000001`);
    expect(await numberOf({ number_serie: 'WEB-17' })).toBe(`WEB${today}-000002`);
    expect(await numberOf({ number_serie: 'WEBSHOP-17' })).toBe(`A${today}-000001`);
    expect(await numberOf({ number_serie: 'A2026/9' })).toBe(`A${today}-000002`);
    expect(await numberOf({})).toBe(`A${today}-000003`);
  });

  it('is issued in the order of its date, whatever the order in the batch', async () => {
    const own = await Batches.open(world);
    const dates = ['2026-03-02', '2026-03-01', undefined, '2026-03-02', '2026-02-28'];
    const { id } = await own.take(dates.map((operation_date) => sentInvoice({ operation_date })));
    expect(await own.untilDone(id)).toMatchObject({ processed_count: 5, failed_count: 0 });
    const issued = (await own.books.read('invoices?sort=id')) as { issued_on: string }[];
    const days = issued.map(({ issued_on }) => issued_on);
    expect(days.slice(0, 4)).toEqual(['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-02']);
  });

  it('that is paid has a payment of its total on its day, unless it comes to nothing', async () => {
    const invoice = await batches.issued({ paid: true, payment_method: 'CONT' });
    expect(invoice).toMatchObject({ status: 'paid', paid_total: '121.00', balance: '0.00' });
    expect(await batches.books.read(`payments?invoice_id=${invoice.id}`)).toMatchObject([
      { amount: '121.00', payment_method: 'CONT', paid_on: invoice.issued_on },
    ]);
    expect((await batches.issued({ paid: true, lines: [sentLine({ unit_price: 0 })] })).total).toBe('0.00');
  });

  it.each([
    [{ lines: [sentLine({ tax_rate: 13 })] }, 'Lines[0] tax rate no es de ningún impuesto de la empresa'],
    [
      { lines: [sentLine({ income_tax_withholding_rate: 3 })] },
      'Lines[0] income tax withholding rate no es de ningún impuesto de la empresa',
    ],
    [{ invoiceable_serie_id: 999_999_999 }, 'Invoiceable serie no existe en la empresa'],
    [{ contact_id: 999_999_999 }, 'Contact no existe en la empresa'],
    [{ rectified_invoice_id: 999_999_999, lines: [] }, 'Rectified invoice no existe en la empresa'],
    [{ due_date: '2020-01-01' }, 'Due date es anterior a la fecha de emisión'],
    [
      { recipient_document_number: 'X-NOBODY', recipient_legal_name: null },
      'Recipient legal name no puede estar en blanco',
    ],
  ])('that cannot be issued says why: %j', async (values, processing_error) => {
    const own = await Batches.open(world);
    const { id } = await own.take([sentInvoice({ ...(values as object) }), sentInvoice()]);
    expect(await own.untilDone(id)).toMatchObject({
      status: 'processed',
      processed_count: 2,
      failed_count: 1,
    });
    expect((await own.invoices(id))[0]).toMatchObject({
      invoice_number: null,
      total_after_taxes: null,
      processing_status: 'failed',
      processing_error,
      issued_invoice_id: null,
    });
    expect(await own.books.read('invoices')).toMatchObject([{ number: 1 }]);
  });

  it('says why in the language of its sender', async () => {
    const answer = await batches.send([sentInvoice({ contact_id: 999_999_999 })], {
      'accept-language': 'en',
    });
    const { id } = answer.body.data;
    expect(await batches.untilDone(id)).toMatchObject({
      status: 'failed',
      processed_count: 1,
      failed_count: 1,
    });
    expect((await batches.invoices(id))[0].processing_error).toBe('Contact is not one of the company');
  });
});
