import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, dataOf, line } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (books = await Books.open(world)));
afterAll(() => world.close());

type Data = Awaited<ReturnType<Books['read']>>;

/** The same invoice as the next one of its series, first as a draft: written and numbered step by step. */
async function inSteps(values: object): Promise<Data> {
  const { id } = await books.draft({ ...values });
  return dataOf(await books.post(`invoices/${id}/issue`), 200);
}

/** All but what no two invoices share. */
function shared({ id, uuid, number, invoice_number, issued_at, created_at, updated_at, ...rest }: Data) {
  expect([id, uuid, number, invoice_number, issued_at, created_at, updated_at]).not.toContain(undefined);
  return rest;
}

describe('an invoice that is issued in one statement', () => {
  it.each([
    ['one line', { lines: [line('1', '100', { tax: 'IVA21' })] }],
    [
      'many taxes, a withholding and a discount',
      {
        lines: [
          line('3', '19.99', { tax: 'IVA21', withholding: 'IRPF15' }),
          line('-1', '0.333', { tax: 'IVA10', discount_percent: '12.5' }),
          line('2.5', '1000', { tax: 'IVA4' }),
          line('1', '7'),
        ],
      },
    ],
    [
      'a date of payment, notes and a method',
      { due_on: '2999-12-31', notes: 'É "so"\n\\ 字', payment_method: 'TRANS' },
    ],
    ['a tax of its own', { tax: '1.23', lines: [line('1', '10')] }],
    ['nothing to pay', { lines: [line('1', '-0'), line('-0.001', '1', { tax: 'IVA21' })] }],
    [
      'decimals in any spelling',
      {
        lines: [
          line('+007.500', '0.10'),
          { description: ' é\t"\\ ', quantity: 2, price: 1e-6, tax: 'IVA21' },
        ],
      },
    ],
  ])('is the same as one that was written step by step: %s', async (_, values) => {
    const [atOnce, step] = [await books.invoice(values), await inSteps(values)];
    expect(shared(atOnce)).toEqual(shared(step));
    expect(step.number).toBe(atOnce.number + 1);
    expect(JSON.stringify(await books.read(`invoices/${atOnce.id}`))).toBe(JSON.stringify(atOnce));
  });

  it('is answered as it reads afterwards, also where it is overdue from the start', async () => {
    const answer = await books.invoice({ issued_on: '2001-02-03', due_on: '2001-02-04' });
    expect(answer.status).toBe('overdue');
    expect(JSON.stringify(await books.read(`invoices/${answer.id}`))).toBe(JSON.stringify(answer));
  });

  it('is answered as it reads afterwards in yen too, with the surcharge of its client and what its products say', async () => {
    const abroad = await Books.open(world, { currency: 'JPY' });
    const client = await abroad.client({ surcharge: true, address: 'Calle 1', city: 'Vigo' });
    const [{ id: tax_id }] = (await abroad.read('taxes')) as [{ id: number }];
    const product = await abroad.create('products', { code: 'P', name: 'Ñu', price: '10.50', tax_id });
    const lines = [{ product_id: product.id, quantity: '3' }, line('1', '99.5', { tax: 'IVA10' })];
    const answer = await abroad.invoice({ client_id: client.id, lines });
    expect(JSON.stringify(await abroad.read(`invoices/${answer.id}`))).toBe(JSON.stringify(answer));
  });

  it.each(['{NUMBER}', '{CODE}{YEAR}-{NUMBER:6}', '{NUMBER:2}/{DAY}.{MONTH}', '{CODE} {NUMBER:1}{CODE}'])(
    'is numbered by the pattern %s as any other, also past its digits',
    async (pattern) => {
      const series = await books.create('series', { code: 'Z9', name: 'Z', pattern, range_from: 8 });
      const series_id = series.id as number;
      const numbers: string[] = [];
      for (let made = 0; made < 3; made++) {
        numbers.push((await books.invoice({ series_id })).invoice_number);
        numbers.push((await inSteps({ series_id })).invoice_number);
      }
      const [year, month, day] = ((await books.read('invoices'))[0].issued_on as string).split('-');
      const written = (number: number) =>
        pattern
          .replaceAll('{CODE}', 'Z9')
          .replace('{YEAR}', year!)
          .replace('{MONTH}', month!)
          .replace('{DAY}', day!)
          .replace(/\{NUMBER(?::(\d))?\}/, (_, digits = '0') => `${number}`.padStart(Number(digits), '0'));
      expect(numbers).toEqual([8, 9, 10, 11, 12, 13].map(written));
    },
  );

  it('takes no number where it is refused, whatever refuses it', async () => {
    const before = (await books.defaultSeries()).next_number;
    const answers = [
      await books.post('invoices', books.request({ client_id: 999_999_999 })),
      await books.post('invoices', books.request({ lines: [line('1', '1', { tax: 'NONE' })] })),
      await books.post('invoices', books.request({ issued_on: '1999-01-01', due_on: '1998-01-01' })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect((await books.defaultSeries()).next_number).toBe(before);
  });

  it('says why its series has no number, and leaves nothing', async () => {
    const ended = await books.create('series', { code: 'E', name: 'E', range_to: 1 });
    const series_id = ended.id as number;
    await books.invoice({ series_id });
    const refused = await books.post('invoices', books.request({ series_id }));
    expect([refused.status, refused.body.error.reason]).toEqual([409, 'series_exhausted']);
    const earlier = await books.post('invoices', books.request({ issued_on: '1999-01-01' }));
    expect(earlier.status).toBe(201);
    await books.invoice();
    const tooEarly = await books.post('invoices', books.request({ issued_on: '1998-01-01' }));
    expect(tooEarly.body.error.details).toMatchObject([{ field: 'issued_on', code: 'before_last_issued' }]);
    expect(await books.read('invoices')).toHaveLength(3);
  });
});
