import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { KeyActivity } from '../../src/activity/key-activity.js';
import { Caller } from './http.js';
import { exchange } from './session-tokens.js';
import { until } from './until.js';
import { CompanyInWorld, World } from './world.js';

/** A company with at least one row in every company table, all made through the API or the services. */
export async function fullCompany(world: World): Promise<CompanyInWorld> {
  const company = await world.company();
  const { caller, token } = await company.key();
  await company.key({ permissions: ['clients.read'] });
  const made = async (path: string, body: object, headers?: Record<string, string>) => {
    const answer = await caller.post(`/api/v1/${path}`, body, headers);
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.body.data.id as number;
  };
  const receiver = { name: 'Shop', url: 'https://receiver.invalid/', events: ['client.created'] };
  const webhook_id = await made('webhooks', receiver);
  const client_id = await made('clients', { name: 'Ana' }, { 'idempotency-key': randomUUID() });
  const product_id = await made('products', { code: 'P', name: 'Product', price: '10' });
  const invoice = { client_id, lines: [{ product_id, quantity: '1', tax: 'IVA21' }] };
  // The draft comes first: what refuses to move it is row security, not the trigger that keeps issued invoices.
  await made('invoices', { ...invoice, draft: true });
  const invoice_id = await made('invoices', invoice);
  const purchase = { client_id, lines: [{ product_id, quantity: '1', unit_price: '4', tax: 'IVA21' }] };
  await made('purchases', { ...purchase, number: 'P-1', draft: true });
  await made('purchases', { ...purchase, number: 'P-2' });
  const batched = { external_invoice_id: 'F-1', issuer_nif: 'B00000000', contact_id: client_id };
  const lines = [{ concept: 'Work', units: 1, unit_price: 1 }];
  const batch = { invoice_batch: { invoices: [{ ...batched, lines }] } };
  const batch_id = await made('invoice_batches', batch, { 'idempotency-key': randomUUID() });
  await until(
    () => caller.get(`/api/v1/invoice_batches/${batch_id}`),
    ({ body }) => body.data.processed_at !== null,
  );
  await made('payments', { invoice_id, amount: '5', payment_method: 'CONT' });
  const state = { nombre: 'Open', tipodoc: 'FacturaCliente' };
  const kept = await world.caller({ 'x-auth-token': token }).post('/api/3/estadodocumentos', state);
  expect(kept.status, kept.text).toBe(200);
  await exchange(world, { token });
  await company.person('viewer');
  await untilTried(caller, webhook_id);
  await world.service(KeyActivity).flush();
  return company;
}

/** Nobody has that name; once that is found, the webhook is silenced, so that no row changes by itself any more. */
async function untilTried(caller: Caller, webhookId: number): Promise<void> {
  const path = `/api/v1/webhooks/${webhookId}`;
  await vi.waitFor(
    async () =>
      expect((await caller.get(`${path}/deliveries`)).body.data[0]?.error).toEqual(expect.any(String)),
    { timeout: 20_000, interval: 20 },
  );
  expect((await caller.patch(path, { status: 'disabled' })).status).toBe(200);
}
