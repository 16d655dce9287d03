import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dayIn, line } from './support/books.js';
import { fetchPdf } from './support/pdf.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const print = ({ id }: { id: number }) => fetchPdf(books.caller, `/api/v1/invoices/${id}/pdf`);

describe('a company of Honduras', () => {
  const CAI = '35BD6A-0195F4-B34BAA-8B7D13-37791A-2D';

  beforeEach(
    async () =>
      (books = await Books.open(world, { name: 'El Tornillo', tax_id: '08011999123456', country: 'HN' })),
  );

  const authorised = async () => {
    const { id } = await books.defaultSeries();
    const valid_until = dayIn('America/Tegucigalpa', 90);
    await books.patch(`series/${id}`, { authorisation: CAI, range_to: 5000, valid_until });
    return id as number;
  };

  it('prints the CAI, its range and its last day, in its own words and digits', async () => {
    await authorised();
    const { text } = await print(await books.invoice({ lines: [line('1', '1234.5', { tax: 'ISV15' })] }));
    expect(text).toContain('RTN 08011999123456');
    expect(text).toContain(`CAI: ${CAI}`);
    expect(text).toContain('Rango autorizado: 000-001-01-00000001 a 000-001-01-00005000');
    expect(text).toContain('Fecha límite de emisión: ');
    expect(text).toContain('ISV15 15% 1,234.50 185.18');
    expect(text).toContain('Total L 1,419.68');
    expect(text).not.toContain('QR');
  });

  it('does not print the range of a later CAI under an earlier one', async () => {
    const seriesId = await authorised();
    const invoice = await books.invoice();
    await books.patch(`series/${seriesId}`, { authorisation: 'AAAAAA-BBBBBB', range_to: 9000 });
    const { text } = await print(invoice);
    expect(text).toContain(`CAI: ${CAI}`);
    expect(text).not.toContain('Rango');
  });

  it('prints debit notes by their name', async () => {
    const invoice = await books.invoice();
    const note = await books.create(`invoices/${invoice.id}/debit-notes`, { lines: [line('1', '5')] });
    expect((await print(note)).text).toContain(`Nota de débito ${note.invoice_number}`);
  });
});

it('where Spanish is not spoken a company prints in English', async () => {
  books = await Books.open(world, { country: 'DE', currency: 'EUR', tax_id: 'DE123456789' });
  const { text, headers } = await print(await books.invoice({ lines: [line('1', '1234.5')] }));
  expect(text).toContain('Tax ID DE123456789');
  expect(text).toContain('Total €1,234.50');
  expect(text).toContain('Page 1 of 1');
  expect(headers.get('content-disposition')).toContain('"Invoice-INV-000001.pdf"');
});
