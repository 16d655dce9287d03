import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Batches, sentInvoice, sentLine } from './support/batches.js';
import { refusalOf } from './support/books.js';
import { World } from './support/world.js';

const ENGLISH = { 'accept-language': 'en-GB' };

let world: World;
let batches: Batches;
beforeAll(async () => {
  world = await World.shared();
  batches = await Batches.open(world);
});
afterAll(() => world.close());

/** What is said of one invoice, beside one that is taken. */
async function textsOf(
  invoice: Record<string, unknown>,
  headers?: Record<string, string>,
): Promise<string[]> {
  const answer = await batches.send(
    [sentInvoice(), sentInvoice({ external_invoice_id: 'bad', ...invoice })],
    headers,
  );
  expect([answer.status, answer.body.data.invoices_count], answer.text).toEqual([201, 1]);
  expect(Object.keys(answer.body.errors)).toEqual(['bad']);
  return answer.body.errors.bad;
}

describe('a batch of which some can be issued', () => {
  it('is taken without the others, which are told by their own names beside it', async () => {
    const own = await Batches.open(world);
    const answer = await own.send([
      sentInvoice({ external_invoice_id: 'F-1' }),
      sentInvoice({ external_invoice_id: 'F-2', issuer_nif: ' ' }),
      sentInvoice({ external_invoice_id: 'F-3', lines: [] }),
    ]);
    expect([answer.status, answer.body]).toEqual([
      201,
      {
        success: true,
        data: expect.objectContaining({ status: 'received', invoices_count: 1 }),
        errors: {
          'F-2': ['Issuer nif no puede estar en blanco'],
          'F-3': ['Lines no puede estar en blanco'],
        },
      },
    ]);
    const { id } = answer.body.data;
    expect(await own.untilDone(id)).toMatchObject({
      status: 'processed',
      processed_count: 1,
      failed_count: 0,
    });
    expect((await own.invoices(id)).map((invoice) => invoice.external_invoice_id)).toEqual(['F-1']);
  });

  it('says nothing of errors when there are none', async () => {
    expect((await batches.send([sentInvoice()])).body).not.toHaveProperty('errors');
  });
});

describe('an invoice of a batch', () => {
  it.each([
    [{ issuer_nif: null }, 'Issuer nif no puede estar en blanco'],
    [{ issuer_nif: 'A11111111' }, 'Issuer nif no coincide con el NIF de la empresa'],
    [{ recipient_document_number: '' }, 'Recipient document number no puede estar en blanco'],
    [{ recipient_legal_name: 7 }, 'Recipient legal name no es un texto'],
    [{ recipient_legal_name: 'x'.repeat(201) }, 'Recipient legal name es demasiado largo'],
    [{ recipient_country_code: 'Spain' }, 'Recipient country code no es un país (ISO 3166)'],
    [{ operation_date: '2026-02-30' }, 'Operation date no es una fecha (AAAA-MM-DD)'],
    [{ due_date: 'soon' }, 'Due date no es una fecha (AAAA-MM-DD)'],
    [{ contact_id: 1.5 }, 'Contact debe ser un entero'],
    [{ invoiceable_serie_id: '0' }, 'Invoiceable serie debe ser un entero'],
    [{ paid: 'yes' }, 'Paid debe ser verdadero o falso'],
    [
      { total_reimbursable_expenses_amount: -1 },
      'Total reimbursable expenses amount está fuera de los límites',
    ],
    [{ lines: 'none' }, 'Lines no es una lista'],
    [{ lines: [7] }, 'Lines[0] concept no puede estar en blanco'],
    [{ lines: [sentLine(), sentLine({ units: 'two' })] }, 'Lines[1] units no es un número'],
    [{ lines: [sentLine({ units: '0.00' })] }, 'Lines[0] units debe ser distinto de 0'],
    [{ lines: [sentLine({ unit_price: -1 })] }, 'Lines[0] unit price está fuera de los límites'],
    [{ lines: [sentLine({ discount_percent: 101 })] }, 'Lines[0] discount percent está fuera de los límites'],
    [{ lines: [sentLine({ tax_rate: '0.0000001' })] }, 'Lines[0] tax rate no es un número'],
    [
      { rectified_invoice_id: 1, lines: [{ position: 1, units: 2 }] },
      'Lines[0] units debe ser menor que 0 en una rectificativa',
    ],
  ])('with %j is not taken', async (values, text) => expect((await textsOf(values))[0]).toBe(text));

  it('is told in English to whom asks for it', async () => {
    expect(await textsOf({ issuer_nif: '' }, ENGLISH)).toEqual(["Issuer nif can't be blank"]);
  });

  it('is told by its place where it has no name of its own', async () => {
    const answer = await batches.send([
      sentInvoice({ external_invoice_id: undefined }),
      'F-9',
      sentInvoice(),
    ]);
    expect(answer.body.errors).toMatchObject({
      'invoices[0]': ['External invoice no puede estar en blanco'],
      'invoices[1]': expect.arrayContaining(['External invoice no puede estar en blanco']),
    });
  });

  it('may have numbers as text and every field of the contract', async () => {
    const answer = await batches.send([
      sentInvoice({
        issuer_nif: 'es b-0000 0000',
        issuer_name: 'Cascabel',
        number_serie: 'X-1',
        invoice_type: 'F1',
        operation_description: 'Consulting',
        recipient_document_type: 'nif',
        payment_method_info: 'ES00',
        operation_type: 'services',
        total_reimbursable_expenses_amount: '12.5',
        lines: [
          sentLine({
            units: '2.5',
            unit_price: '1.10',
            tax_type: '01',
            tax_regime: '01',
            tax_operation_key: 'S1',
            notes: '',
          }),
        ],
      }),
    ]);
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
  });
});

describe('a batch of which nothing can be issued', () => {
  it('is refused, with what is wrong beside the refusal, and leaves nothing behind', async () => {
    const own = await Batches.open(world);
    const answer = await own.send([sentInvoice({ external_invoice_id: 'F-1', issuer_nif: '' })]);
    expect([answer.status, answer.body]).toEqual([
      422,
      {
        success: false,
        error: expect.objectContaining({ code: 'unprocessable_entity', reason: 'validation_failed' }),
        errors: { 'F-1': ['Issuer nif no puede estar en blanco'] },
      },
    ]);
    expect(await own.books.read('invoice_batches')).toEqual([]);
  });

  it.each([
    ['no wrapper', { invoices: [] }, 400, 'invoice_batch'],
    ['a wrapper that is a list', { invoice_batch: [] }, 400, 'invoice_batch'],
    ['no invoices', { invoice_batch: {} }, 400, 'invoice_batch.invoices'],
    ['an empty list', { invoice_batch: { invoices: [] } }, 400, 'invoice_batch.invoices'],
    ['another value', { invoice_batch: { invoices: 'F-1' } }, 422, 'invoice_batch.invoices'],
    [
      '5001',
      { invoice_batch: { invoices: Array.from({ length: 5001 }, () => 1) } },
      422,
      'invoice_batch.invoices',
    ],
    [
      'a name',
      { invoice_batch: { invoices: [1], external_batch_id: 7 } },
      422,
      'invoice_batch.external_batch_id',
    ],
  ])('is refused as a whole: %s', async (_, body, status, field) => {
    const refusal = refusalOf(await batches.post(body));
    expect([refusal[0], refusal[2]]).toEqual([status, field]);
  });
});
