import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, refusalOf } from './support/books.js';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const method = { code: 'net60', name: 'In 60 days', due_days: 60 };
const record = async (company: CompanyInWorld) =>
  (await (await Books.of(company)).create('payment-methods', method)).id as number;

describe('payment methods', () => {
  const [path, one] = ['/api/v1/payment-methods', '/api/v1/payment-methods/:id'];
  const grant = (action: string) => `payment-methods.${action}`;
  const body = () => Promise.resolve(method);
  protectedRoute(() => world, { method: 'GET', path, grant: grant('read') });
  protectedRoute(() => world, { method: 'POST', path, grant: grant('create'), body });
  protectedRoute(() => world, { method: 'GET', path: one, grant: grant('read'), record });
  protectedRoute(() => world, { method: 'PATCH', path: one, grant: grant('update'), record, body });
  protectedRoute(() => world, { method: 'DELETE', path: one, grant: grant('delete'), record });

  it('say when an invoice is due', async () => {
    const books = await Books.open(world);
    await books.create('payment-methods', method);
    const { due_on } = await books.draft({ issued_on: '2026-01-15', payment_method: 'net60' });
    expect(due_on).toBe('2026-03-16');
    expect((await books.draft({ issued_on: '2026-01-15' })).due_on).toBe('2026-01-15');
  });

  it('are refused on an invoice when nobody has them or they are retired', async () => {
    const books = await Books.open(world);
    const { id } = await books.create('payment-methods', method);
    await books.patch(`payment-methods/${id}`, { active: false });
    for (const payment_method of ['net60', 'barter']) {
      expect(refusalOf(await books.post('invoices', books.request({ payment_method })))).toEqual([
        422,
        'validation_failed',
        'payment_method',
        'unknown',
      ]);
    }
  });

  it.each([
    [-1, 'min'],
    [3651, 'max'],
    [1.5, 'isInt'],
  ])('refuse %d days', async (due_days, code) => {
    const books = await Books.open(world);
    expect(refusalOf(await books.post('payment-methods', { ...method, due_days }))).toEqual([
      422,
      'validation_failed',
      'due_days',
      code,
    ]);
  });
});
