import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { protectedRoute } from './support/protected-route.js';
import { CompanyInWorld, World } from './support/world.js';

let world: World;
beforeAll(async () => (world = await World.shared()));
afterAll(() => world.close());

const client = async (company: CompanyInWorld) => {
  const { caller } = await company.key();
  return (await caller.post('/api/v1/clients', { name: 'Ana' })).body.data.id as number;
};
const body = () => Promise.resolve({ name: 'Benito' });

describe('clients', () => {
  protectedRoute(() => world, { method: 'GET', path: '/api/v1/clients', grant: 'clients.read' });
  protectedRoute(() => world, { method: 'POST', path: '/api/v1/clients', grant: 'clients.create', body });
  protectedRoute(() => world, {
    method: 'GET',
    path: '/api/v1/clients/:id',
    grant: 'clients.read',
    record: client,
  });
  protectedRoute(() => world, {
    method: 'PATCH',
    path: '/api/v1/clients/:id',
    grant: 'clients.update',
    record: client,
    body,
  });
  protectedRoute(() => world, {
    method: 'DELETE',
    path: '/api/v1/clients/:id',
    grant: 'clients.delete',
    record: client,
  });

  it('keep what was written, and change by PUT and PATCH alike only what is named', async () => {
    const { caller } = await (await world.company()).key();
    const { status, body: created } = await caller.post('/api/v1/clients', {
      name: 'Ana',
      email: 'ana@example.com',
    });
    expect([status, created.success, created.message]).toEqual([201, true, 'Client created']);
    const path = `/api/v1/clients/${created.data.id}`;
    await caller.put(path, { phone: '600 000 000' });
    await caller.patch(path, { email: null });
    expect((await caller.get(path)).body.data).toMatchObject({
      name: 'Ana',
      email: null,
      phone: '600 000 000',
    });
  });

  it('are customers unless they are said to be suppliers alone, and found by it', async () => {
    const { caller } = await (await world.company()).key();
    const made = async (name: string, values: object) =>
      (await caller.post('/api/v1/clients', { name, ...values })).body.data;
    const found = async (query: string) =>
      ((await caller.get(`/api/v1/clients?sort=id&${query}`)).body.data as { name: string }[]).map(
        ({ name }) => name,
      );
    expect(await made('Ana', {})).toMatchObject({ customer: true, supplier: false });
    const both = await made('Both', { supplier: true });
    expect(both).toMatchObject({ customer: true, supplier: true });
    await made('Timber', { customer: false, supplier: true });
    expect(await found('customer=true')).toEqual(['Ana', 'Both']);
    expect(await found('supplier=true')).toEqual(['Both', 'Timber']);
    expect(await found('customer=false&supplier=true')).toEqual(['Timber']);
    await caller.patch(`/api/v1/clients/${both.id}`, { customer: false });
    expect(await found('customer=true')).toEqual(['Ana']);
  });
});
