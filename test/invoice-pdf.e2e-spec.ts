import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, line } from './support/books.js';
import { fetchPdf } from './support/pdf.js';
import { protectedRoute } from './support/protected-route.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(
  async () => (books = await Books.open(world, { name: 'Cascabel Peñarroya', tax_id: 'B12345674' })),
);
afterAll(() => world.close());

const pathOf = ({ id }: { id: number }) => `/api/v1/invoices/${id}/pdf`;
const print = (invoice: { id: number }, { caller } = books) => fetchPdf(caller, pathOf(invoice));

protectedRoute(() => world, {
  method: 'GET',
  path: '/api/v1/invoices/:id/pdf',
  grant: 'invoices.read',
  record: async (company) => (await (await Books.of(company)).invoice()).id as number,
});

describe('the PDF of an invoice', () => {
  it('says who sends it, to whom, for what and how much', async () => {
    const { id } = await books.client({
      name: 'Ángela Ruiz',
      tax_id: '12345678Z',
      address: 'Calle Mayor, 1',
    });
    const invoice = await books.invoice({
      client_id: id,
      lines: [line('2', '617.25', { description: 'Bisagras', tax: 'IVA21', withholding: 'IRPF15' })],
      notes: 'Gracias',
    });
    const { text, pages } = await print(invoice);
    expect(pages).toHaveLength(1);
    for (const said of [
      'Factura',
      invoice.invoice_number as string,
      'Cascabel Peñarroya NIF B12345674',
      'Ángela Ruiz NIF 12345678Z Calle Mayor, 1',
      'Bisagras 2 617,25 IVA21 1.234,50',
      'IVA21 21 % 1.234,50 259,25',
      'Retención IRPF15 15 % -185,18',
      'Total 1.308,57 €',
      'Pendiente de pago',
      'Gracias',
      'QR tributario:',
      'Página 1 de 1',
    ])
      expect(text).toContain(said);
  });

  it('is a file with a name, and HEAD tells its length', async () => {
    const invoice = await books.invoice();
    const { headers, content } = await print(invoice);
    const name = `Factura-${invoice.invoice_number as string}.pdf`;
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    expect(headers.get('x-request-id')).toBeTruthy();
    expect(content.subarray(0, 5).toString()).toBe('%PDF-');
    const { status, text, headers: ofHead } = await books.caller.call('HEAD', pathOf(invoice));
    expect([status, text, ofHead.get('content-length')]).toEqual([200, '', String(content.length)]);
  });

  it('is the same, byte for byte, while the invoice is', async () => {
    const invoice = await books.invoice();
    const { content } = await print(invoice);
    expect((await print(invoice)).content.equals(content)).toBe(true);
  });

  it('tells how far it is paid', async () => {
    const invoice = await books.invoice();
    await books.post(`invoices/${invoice.id}/pay`, { amount: '60' });
    const inPart = await print(invoice);
    expect(inPart.text).toContain('Pagada en parte');
    expect(inPart.text).toContain('Pagado -60,00 Pendiente 40,00 €');
    await books.post(`invoices/${invoice.id}/pay`);
    const paid = await print(invoice);
    expect(paid.text).toMatch(/Pagada (?!en parte)/);
    expect(paid.text).toContain('Pendiente 0,00 €');
    const late = await books.invoice({
      issued_on: '2026-01-02',
      due_on: '2026-01-03',
      series_id: await oldSeries(),
    });
    expect((await print(late)).text).toContain('Vencida');
  });

  it('of a draft says so, has no number and no QR', async () => {
    const { text, headers } = await print(await books.draft());
    expect(text).toContain('BORRADOR');
    expect(text).not.toContain('QR');
    expect(headers.get('content-disposition')).toContain('"Factura-borrador.pdf"');
  });

  it('of a cancelled draft says so', async () => {
    const draft = await books.draft();
    await books.post(`invoices/${draft.id}/cancel`);
    expect((await print(draft)).text).toContain('ANULADA');
  });

  it('of a credit note names what it corrects', async () => {
    const invoice = await books.invoice();
    const note = await books.create(`invoices/${invoice.id}/credit-notes`, {});
    const { text } = await print(note);
    expect(text).toContain(`Factura rectificativa ${note.invoice_number}`);
    expect(text).toContain(`Rectifica ${invoice.invoice_number} de `);
    expect(text).toContain('Total -100,00 €');
    expect((await print(invoice)).text).toContain('Rectificado -100,00');
  });

  it('with 300 lines repeats the header of its table on every page, and numbers them', async () => {
    const lines = Array.from({ length: 300 }, (_, index) =>
      line('1', '1', { description: `Tornillo ${index + 1}.` }),
    );
    const { pages, text } = await print(await books.invoice({ lines }));
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Descripción Cantidad Precio Importe');
      expect(page).toContain(`Página ${index + 1} de ${pages.length}`);
    }
    for (let number = 1; number <= 300; number++) expect(text).toContain(`Tornillo ${number}.`);
    expect(pages.at(-1)).toContain('Total 300,00 €');
  });

  it('loses nothing of a line that is longer than a page', async () => {
    const numbers = Array.from({ length: 150 }, (_, index) => `<${index}>`);
    const { text, pages } = await print(
      await books.invoice({ lines: [line('1', '1', { description: numbers.join('\n') })] }),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const number of numbers) expect(text).toContain(number);
  });

  it('is made of whatever a text holds', async () => {
    const strange = '🙂 👩‍👩‍👧 שלום مرحبا 日本語 \u202e\u200d\u0301\t\u0007<b>{"text":"x"}';
    const description = 'W'.repeat(1000);
    const invoice = await books.invoice({
      lines: [
        line('-999999998.999999', '0', { description }),
        line('999999999', '999999999999', { description: strange }),
      ],
      notes: `${strange}\n${'y'.repeat(3900)}`,
    });
    const { text } = await print(invoice);
    expect(text.match(/W/g)).toHaveLength(1000);
    expect(text).toContain('{"text":"x"}');
  });
});

/** A series whose numbers may still have dates of long ago. */
async function oldSeries(): Promise<number> {
  return (await books.create('series', { code: 'OLD', name: 'Old' })).id as number;
}
