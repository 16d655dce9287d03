import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, dataOf, refusalOf } from './support/books.js';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const product = { code: 'SAW', name: 'Saw', price: '12.5' };
const record = async (company: CompanyInWorld) =>
  (await (await Books.of(company)).create('products', product)).id as number;

describe('products', () => {
  const [path, one] = ['/api/v1/products', '/api/v1/products/:id'];
  const body = () => Promise.resolve(product);
  protectedRoute(() => world, { method: 'GET', path, grant: 'products.read' });
  protectedRoute(() => world, { method: 'POST', path, grant: 'products.create', body });
  protectedRoute(() => world, { method: 'GET', path: one, grant: 'products.read', record });
  protectedRoute(() => world, { method: 'PATCH', path: one, grant: 'products.update', record, body });
  protectedRoute(() => world, { method: 'DELETE', path: one, grant: 'products.delete', record });

  it('keep a price exactly as it was given, as a number or as text', async () => {
    const books = await Books.open(world);
    for (const [price, kept] of [
      [0.1, '0.1'],
      ['0.100000', '0.100000'],
      ['999999999999', '999999999999'],
      [1234.567891, '1234.567891'],
    ]) {
      const { id } = await books.create('products', { ...product, code: `P${String(kept)}`, price });
      expect((await books.read(`products/${id}`)).price).toBe(kept);
    }
  });

  it('are not counted unless they are stocked, from the count that is given', async () => {
    const books = await Books.open(world);
    expect(await books.create('products', product)).toMatchObject({ stocked: false, stock: '0' });
    const counted = await books.create('products', {
      ...product,
      code: 'N',
      stocked: true,
      stock: '12.345678',
    });
    expect(counted).toMatchObject({ stocked: true, stock: '12.345678' });
    const path = `products/${counted.id}`;
    const changed = async (values: Record<string, unknown>) => dataOf(await books.patch(path, values), 200);
    expect(await changed({ name: 'Big saw' })).toMatchObject({ stocked: true, stock: '12.345678' });
    expect(await changed({ stock: -3 })).toMatchObject({ stocked: true, stock: '-3' });
    expect(await changed({ stocked: false })).toMatchObject({ stocked: false, stock: '-3' });
    expect(await books.read(path)).toMatchObject({ stocked: false, stock: '-3' });
  });

  it.each([
    [{ stocked: 'true' }, 'stocked', 'isBoolean'],
    [{ stocked: 1 }, 'stocked', 'isBoolean'],
    [{ stock: '1e3' }, 'stock', 'isDecimalValue'],
    [{ stock: '0.0000001' }, 'stock', 'isDecimalValue'],
    [{ stock: '1000000000' }, 'stock', 'isDecimalValue'],
    [{ stock: '-1000000000' }, 'stock', 'isDecimalValue'],
    [{ stock: true }, 'stock', 'isDecimalValue'],
  ])('do not count by %j', async (values, field, code) => {
    const books = await Books.open(world);
    const refused = [422, 'validation_failed', field, code];
    expect(refusalOf(await books.post('products', { ...product, ...values }))).toEqual(refused);
    const { id } = await books.create('products', product);
    expect(refusalOf(await books.patch(`products/${id}`, values))).toEqual(refused);
  });

  it('take no tax of another company', async () => {
    const [books, others] = [await Books.open(world), await Books.open(world)];
    const [foreign] = await others.read('taxes');
    expect(refusalOf(await books.post('products', { ...product, tax_id: foreign.id }))).toEqual([
      422,
      'validation_failed',
      'tax_id',
      'unknown',
    ]);
  });

  it('take no withholding for a tax, now or later', async () => {
    const books = await Books.open(world);
    const [{ id: tax_id }] = await books.read('taxes?kind=withholding');
    const refused = [422, 'validation_failed', 'tax_id', 'withholding'];
    expect(refusalOf(await books.post('products', { ...product, tax_id }))).toEqual(refused);
    const { id } = await books.create('products', product);
    expect(refusalOf(await books.patch(`products/${id}`, { tax_id }))).toEqual(refused);
    await books.patch(`taxes/${tax_id}`, { kind: 'tax' });
    expect((await books.read(`taxes/${tax_id}`)).kind).toBe('withholding');
  });

  it('stay while an invoice has them', async () => {
    const books = await Books.open(world);
    const { id } = await books.create('products', product);
    await books.draft({ lines: [{ product_id: id, quantity: '1' }] });
    expect(refusalOf(await books.delete(`products/${id}`))).toEqual([409, 'in_use']);
  });

  it('are found by a part of their code or name, whatever its letters', async () => {
    const books = await Books.open(world);
    await books.create('products', product);
    await books.create('products', { code: 'HAMMER', name: '100 % Martillo Ñandú' });
    const found = async (search: string) =>
      ((await books.read(`products?search=${encodeURIComponent(search)}`)) as (typeof product)[]).map(
        ({ code }) => code,
      );
    expect(await found('sa')).toEqual(['SAW']);
    expect(await found('ÑANDÚ')).toEqual(['HAMMER']);
    expect(await found('100 %')).toEqual(['HAMMER']);
    expect(await found('%')).toEqual(['HAMMER']);
    expect(await found('_')).toEqual([]);
  });
});
