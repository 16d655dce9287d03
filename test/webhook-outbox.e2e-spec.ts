import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CompanyScope } from '../src/database/company-scope.js';
import { Books, line } from './support/books.js';
import { ReceivedRequest } from './support/webhook-receiver.js';
import { kinds, makeWebhook, Told, webhookWorld } from './support/webhooks.js';
import { World } from './support/world.js';

let world: World;
let told: Told;
let books: Books;
beforeAll(async () => {
  world = await webhookWorld();
});
beforeEach(async () => {
  told = await Told.open(world);
  ({ books } = told);
  return () => told.receiver.close();
});
afterAll(() => world.close());

const dataOf = ({ body }: ReceivedRequest) => body.data;

describe('an API key', () => {
  it('is told as rotated, or as revoked, and never with what proves it', async () => {
    const key = await books.company.key({ name: 'till' });
    const heir = (await told.proprietor.post(`/api/v1/api-keys/${key.id}/rotate`, { overlap_seconds: 600 }))
      .body.data;
    await told.proprietor.post(`/api/v1/api-keys/${key.id}/revoke`);
    await told.proprietor.post(`/api/v1/api-keys/${heir.id}/revoke`);
    const requests = await told.everything();
    expect(requests.map((each) => [each.body.event, dataOf(each).api_key_id])).toEqual([
      ['api_key.rotated', key.id],
      ['api_key.revoked', key.id],
      ['api_key.revoked', heir.id],
    ]);
    expect(dataOf(requests[0]!)).toEqual({
      api_key_id: key.id,
      new_api_key_id: heir.id,
      uuid: heir.uuid,
      name: 'till',
      prefix: heir.prefix,
    });
    const sent = requests.map(({ raw }) => raw.toString()).join();
    for (const secret of [heir.token.split(':')[1], key.token.split(':')[1], 'digest'])
      expect(sent).not.toContain(secret);
  });

  it('is told by abaco’s door too', async () => {
    await books.company.setPolicy({ keyManagement: 'granted' });
    const { id } = await books.company.key();
    expect((await books.caller.post(`/api-keys/${id}/revoke`)).status).toBe(200);
    const [revoked] = await told.everything();
    expect([revoked!.body.event, dataOf(revoked!).api_key_id]).toEqual(['api_key.revoked', id]);
  });

  it('that a rotation ends at once is told as rotated alone', async () => {
    const { id } = await books.company.key();
    await told.proprietor.post(`/api/v1/api-keys/${id}/rotate`);
    expect(kinds(await told.everything())).toEqual(['api_key.rotated']);
  });
});

/** Changes of a company that has a draft and an issued invoice, by what they are told as. */
const CHANGES = {
  'client.created': `INSERT INTO clients (company_id, name) VALUES ($1, 'Eva')`,
  'client.updated': `UPDATE clients SET name = 'Eva' WHERE company_id = $1`,
  'invoice.created': `
    INSERT INTO invoices SELECT (jsonb_populate_record(
      NULL::invoices, to_jsonb(i) || jsonb_build_object('id', 9999, 'uuid', gen_random_uuid()))).*
    FROM invoices i WHERE company_id = $1 AND state = 'draft'`,
  'invoice.issued': `
    UPDATE invoices SET state = 'issued', number = 9999, invoice_number = 'X' WHERE company_id = $1 AND state = 'draft'`,
  'invoice.cancelled': `UPDATE invoices SET state = 'cancelled' WHERE company_id = $1 AND state = 'draft'`,
  'invoice.paid': `UPDATE invoices SET paid_total = total WHERE company_id = $1 AND state = 'issued'`,
  'api_key.rotated': `
    INSERT INTO api_keys (company_id, name, format, prefix, digest, rotated_from_id)
    SELECT company_id, name, format, prefix, '\\x00', id FROM api_keys WHERE company_id = $1 LIMIT 1`,
  'api_key.revoked': `UPDATE api_keys SET revoked_at = now() WHERE company_id = $1`,
};

describe('what is undone', () => {
  it.each(Object.entries(CHANGES))('is told to nobody: %s', async (kind, change) => {
    for (const draft of [true, false]) await books.invoice({ draft });
    let events: { kind: string }[] = [];
    const undone = books.company.asOperator(() =>
      world.service(CompanyScope).run(async (manager) => {
        await manager.query(change, [books.company.id]);
        events = await manager.query('SELECT kind FROM webhook_events ORDER BY id DESC LIMIT 1');
        throw new Error('changed its mind');
      }),
    );
    await expect(undone).rejects.toThrow('changed its mind');
    expect(events).toEqual([{ kind }]);
    expect(kinds(await told.everything())).toEqual(['invoice.created', 'invoice.created', 'invoice.issued']);
  });

  it('is what a refused request began', async () => {
    const refused = await books.post('invoices', books.request({ lines: [line('1', '1', { tax: 'NONE' })] }));
    expect(refused.status).toBe(422);
    expect(kinds(await told.everything())).toEqual([]);
  });
});

describe('an event', () => {
  it('goes to every webhook that asks for it, and to none of another company', async () => {
    const other = await Told.open(world);
    await makeWebhook(told.proprietor, {
      url: told.receiver.at('127.0.0.1', '/second'),
      events: ['client.created'],
    });
    await books.client();
    const requests = await told.receiver.times(2);
    expect(requests.map(({ path }) => path).toSorted()).toEqual(['/hook', '/second']);
    expect(requests[0]!.raw).toEqual(requests[1]!.raw);
    expect(requests[0]!.headers['webhook-id']).not.toBe(requests[1]!.headers['webhook-id']);
    await other.books.client();
    const [first] = await other.receiver.times(1);
    expect([first!.body.sequence, first!.body.company]).toEqual([1, other.books.company.company.uuid]);
    await other.receiver.close();
  });

  it('that nobody asks for is not kept', async () => {
    await told.change({ events: ['invoice.paid'] });
    await books.client({ name: 'early' });
    const rows = await books.company.asOperator(() =>
      world
        .service(CompanyScope)
        .run((manager) =>
          manager.query('SELECT FROM webhook_events WHERE company_id = $1', [books.company.id]),
        ),
    );
    expect(rows).toEqual([]);
  });
});
