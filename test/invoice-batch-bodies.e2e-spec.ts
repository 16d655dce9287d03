import { once } from 'node:events';
import { IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BATCH_LIMITS } from '../src/invoice-batches/batch-body.js';
import { Batches, sentInvoice } from './support/batches.js';
import { refusalOf } from './support/books.js';
import { World } from './support/world.js';

let world: World;
let batches: Batches;
beforeAll(async () => {
  world = await World.shared();
  batches = await Batches.open(world);
});
afterAll(() => world.close());

describe('the body of a batch', () => {
  const { bytes } = BATCH_LIMITS;

  it('may be longer than other bodies, and is judged as they are', async () => {
    const long = { unread: 'x'.repeat(2 * 1024 * 1024) };
    expect((await batches.send([sentInvoice(long)])).status).toBe(201);
    for (const [body, status, reason] of [
      ['{"invoice_batch":', 400, 'malformed_json'],
      [`{"invoice_batch":{"invoices":[${'[],'.repeat(3000)}[]]}}`, 422, 'validation_failed'],
      [`{"invoice_batch":{"invoices":[${'1,'.repeat(20_000)}1]}}`, 422, 'validation_failed'],
      ['{"invoice_batch":"\\u0000"}', 422, 'validation_failed'],
    ] as const)
      expect(refusalOf(await batches.post(body)).slice(0, 2)).toEqual([status, reason]);
  });

  it('is refused over its limit, whether its length is announced or not', async () => {
    const body = `{"unread":"${'x'.repeat(bytes)}"}`;
    expect(refusalOf(await batches.post(body))).toEqual([413, 'payload_too_large']);
    const chunked = new Blob([body]).stream();
    const answer = await fetch(`${batches.caller.url}/api/v1/invoice_batches`, {
      method: 'POST',
      headers: { ...batches.caller.headers, 'content-type': 'application/json' },
      body: chunked,
      duplex: 'half',
    } as RequestInit);
    expect([answer.status, ((await answer.json()) as { error: object }).error]).toEqual([
      413,
      expect.objectContaining({ code: 'payload_too_large' }),
    ]);
  });

  it('is not read for a stranger, who is answered before it has arrived', async () => {
    const unfinished = request(`${batches.caller.url}/api/v1/invoice_batches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': bytes },
    });
    unfinished.on('error', () => undefined).flushHeaders();
    const [{ statusCode }] = (await once(unfinished, 'response')) as [IncomingMessage];
    unfinished.destroy();
    expect(statusCode).toBe(401);
  });

  it('is JSON', async () => {
    const answer = await batches.post('name=Ana', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(refusalOf(answer)).toEqual([415, 'unsupported_media_type']);
  });
});
