import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, refusalOf } from './support/books.js';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const tax = { code: 'T7', name: 'Tax 7 %', rate: '7' };
const record = async (company: CompanyInWorld) =>
  (await (await Books.of(company)).create('taxes', tax)).id as number;

describe('taxes', () => {
  const [path, one] = ['/api/v1/taxes', '/api/v1/taxes/:id'];
  const body = () => Promise.resolve(tax);
  protectedRoute(() => world, { method: 'GET', path, grant: 'taxes.read' });
  protectedRoute(() => world, { method: 'POST', path, grant: 'taxes.create', body });
  protectedRoute(() => world, { method: 'GET', path: one, grant: 'taxes.read', record });
  protectedRoute(() => world, { method: 'PATCH', path: one, grant: 'taxes.update', record, body });
  protectedRoute(() => world, { method: 'DELETE', path: one, grant: 'taxes.delete', record });

  it('begin with the rates of the country', async () => {
    const rates = async (country: string) => {
      const taxes = (await (await Books.open(world, { country })).read('taxes?kind=tax')) as (typeof tax)[];
      return taxes.map(({ code, rate }) => `${code} ${rate}`);
    };
    expect((await rates('ES')).slice(0, 4)).toEqual(['IVA21 21', 'IVA10 10', 'IVA4 4', 'IVA0 0']);
    expect(await rates('HN')).toEqual(['ISV15 15', 'ISV18 18', 'EXENTO 0']);
    expect(await rates('FR')).toEqual([]);
  });

  it('have codes that are unique in their company, and in no other', async () => {
    const [books, others] = [await Books.open(world), await Books.open(world)];
    await books.create('taxes', tax);
    await others.create('taxes', tax);
    expect(refusalOf(await books.post('taxes', tax))).toEqual([409, 'conflict', 'code', 'taken']);
  });

  it.each([
    ['rate', '101', 'isDecimalValue'],
    ['rate', '7.12345', 'isDecimalValue'],
    ['active', null, 'required'],
  ])('refuse %s %j by its name', async (field, value, code) => {
    const books = await Books.open(world);
    const { id } = await books.create('taxes', tax);
    expect(refusalOf(await books.patch(`taxes/${id}`, { [field]: value }))).toEqual([
      422,
      'validation_failed',
      field,
      code,
    ]);
  });

  it('stay while a product has them', async () => {
    const books = await Books.open(world);
    const { id } = await books.create('taxes', tax);
    const product = await books.create('products', { code: 'P', name: 'P', tax_id: id });
    expect(refusalOf(await books.delete(`taxes/${id}`))).toEqual([409, 'in_use']);
    await books.patch(`products/${product.id}`, { tax_id: null });
    expect((await books.delete(`taxes/${id}`)).status).toBe(200);
  });
});
