import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Documents, work } from './support/documents.js';
import { World } from './support/world.js';

let world: World;
let documents: Documents;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => (documents = await Documents.open(world)));
afterAll(() => world.close());

describe('what GET shows', () => {
  it.each(['01', '103', '104', '105', '106'])('can be sent back to change a draft: %s', async (type) => {
    const productId = await documents.product({ tax: 'ISV15' });
    const lines = [
      { productId, quantity: 2, unitPrice: 3 },
      { productId, quantity: 1, unitPrice: 1, tax: null, description: 'Regalo' },
      work(1.5, 2, { discountPercent: 12.5, tax: 'ISV18' }),
    ];
    const draft = await documents.draft(type, { lines, dueDate: '2999-01-01', notes: 'Uno' });
    for (const method of ['PUT', 'PATCH']) {
      const answer = await documents.caller.call(method, `/documents/${draft.id}`, { body: draft });
      expect([answer.status, answer.body]).toEqual([200, draft]);
    }
  });

  it.each(['01', '103', '104', '105', '106'])('can be sent back to make one more: %s', async (type) => {
    const productId = await documents.product({ tax: 'ISV15' });
    const lines = [{ productId, quantity: 2, unitPrice: 3 }, work(1.5, 2, { discountPercent: 12.5 })];
    for (const status of ['draft', 'confirmed']) {
      const first = await documents.create(type, { lines, status, notes: 'Uno' });
      const number = type === '01' ? first.number : `${first.number}-${status}`;
      const { status: answered, body: second } = await documents.caller.post('/documents', {
        ...first,
        number,
      });
      const own = {
        id: expect.any(Number),
        number: expect.toSatisfy(() => true),
        createdAt: expect.any(String),
      };
      expect([answered, second]).toEqual([201, { ...first, ...own }]);
      expect(second.id).not.toBe(first.id);
    }
  });

  it.each(['06', '07'])(
    'of a note that was cancelled can be sent back to make it again: %s',
    async (type) => {
      const { id: relatedDocumentId } = await documents.create('01', { lines: [work(1, 9), work(2, 5)] });
      const lines = type === '06' ? [{ position: 2, quantity: 1 }] : [work(1, 5)];
      const first = await documents.create(type, { relatedDocumentId, lines });
      await documents.take(first.id, 'cancel');
      const { body: second } = await documents.caller.post('/documents', first);
      const own = { id: expect.any(Number), number: expect.any(String), createdAt: expect.any(String) };
      expect(second).toEqual({ ...first, ...own });
    },
  );
});
