import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, refusalOf } from './support/books.js';
import { Purchasing } from './support/purchasing.js';
import { World } from './support/world.js';

let world: World;
let books: Books;
let purchases: Purchasing;
beforeAll(async () => (world = await World.shared()));
beforeEach(async () => {
  books = await Books.open(world);
  purchases = new Purchasing(books);
});
afterAll(() => world.close());

const IN_USE = [409, 'in_use'];
const refused = async (id: number, step: string) => refusalOf(await books.post(`purchases/${id}/${step}`));
const refusedNote = async (values: Record<string, unknown>) =>
  refusalOf(await books.post('purchases', purchases.request({ kind: 'credit_note', ...values })));

describe.each(['credit_note', 'debit_note'])('a purchase %s', (kind) => {
  it.each(['invoice', 'import'])('belongs to an %s of the same supplier', async (corrected) => {
    const { id: corrects_id } = await purchases.create({ kind: corrected });
    expect(await purchases.create({ kind, corrects_id })).toMatchObject({
      kind,
      corrects_id,
      total: '100.00',
    });
  });

  it('keeps its purchase confirmed for as long as it is confirmed itself', async () => {
    const { id } = await purchases.create();
    const note = await purchases.create({ kind, corrects_id: id });
    const draft = await purchases.draft({ kind, corrects_id: id });
    expect(await refused(id, 'unconfirm')).toEqual(IN_USE);
    expect((await purchases.read(id)).state).toBe('confirmed');
    await purchases.step(note.id, 'cancel');
    expect((await purchases.step(id, 'unconfirm')).state).toBe('draft');
    expect(await refused(draft.id, 'confirm')).toEqual([
      409,
      'purchase_not_confirmed',
      'corrects_id',
      'not_confirmed',
    ]);
    expect((await purchases.read(draft.id)).state).toBe('draft');
    await purchases.step(id, 'confirm');
    expect((await purchases.step(draft.id, 'confirm')).state).toBe('confirmed');
  });

  it('keeps an import from being cancelled', async () => {
    const { id } = await purchases.create({ kind: 'import' });
    const note = await purchases.create({ kind, corrects_id: id });
    expect(await refused(id, 'cancel')).toEqual(IN_USE);
    await purchases.step(note.id, 'cancel');
    expect((await purchases.step(id, 'cancel')).state).toBe('cancelled');
  });

  it('keeps its purchase from being removed', async () => {
    const { id } = await purchases.draft();
    const note = await purchases.draft({ kind, corrects_id: id });
    expect(refusalOf(await books.delete(`purchases/${id}`))).toEqual(IN_USE);
    await books.delete(`purchases/${note.id}`);
    expect((await books.delete(`purchases/${id}`)).status).toBe(200);
  });

  it('and its purchase are never left confirmed beside a draft, when both change at the same time', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const { id } = await purchases.create();
      const note = await purchases.draft({ kind, corrects_id: id });
      const answers = await Promise.all([
        books.post(`purchases/${note.id}/confirm`),
        books.post(`purchases/${id}/unconfirm`),
      ]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const states = [(await purchases.read(note.id)).state, (await purchases.read(id)).state];
      expect(states).toBeOneOf([
        ['confirmed', 'confirmed'],
        ['draft', 'draft'],
      ]);
    }
  });
});

describe('what a note belongs to', () => {
  it('is no other note, no draft and nothing of another supplier', async () => {
    const { id: client_id } = await books.client();
    const note = await purchases.create({ kind: 'debit_note' });
    const draft = await purchases.draft();
    const foreign = await purchases.create({ client_id });
    expect(await refusedNote({ corrects_id: note.id })).toEqual([
      422,
      'validation_failed',
      'corrects_id',
      'unknown',
    ]);
    expect(await refusedNote({ corrects_id: foreign.id })).toEqual([
      422,
      'validation_failed',
      'corrects_id',
      'other_supplier',
    ]);
    expect(await refusedNote({ corrects_id: draft.id })).toEqual([
      409,
      'purchase_not_confirmed',
      'corrects_id',
      'not_confirmed',
    ]);
    expect(await books.read('purchases?kind=credit_note')).toEqual([]);
  });

  it.each(['invoice', 'import'])('is nothing for an %s', async (kind) => {
    const { id } = await purchases.create();
    const refusal = [422, 'validation_failed', 'corrects_id', 'not_a_note'];
    expect(await refusedNote({ kind, corrects_id: id })).toEqual(refusal);
    const draft = await purchases.draft({ kind });
    expect(refusalOf(await books.patch(`purchases/${draft.id}`, { corrects_id: id }))).toEqual(refusal);
  });

  it('stays with its supplier, and so does the note', async () => {
    const { id: client_id } = await books.client();
    const draft = await purchases.draft();
    const note = await purchases.draft({ kind: 'credit_note', corrects_id: draft.id });
    expect(refusalOf(await books.patch(`purchases/${draft.id}`, { client_id }))).toEqual(IN_USE);
    expect(refusalOf(await books.patch(`purchases/${note.id}`, { client_id }))).toEqual([
      422,
      'validation_failed',
      'corrects_id',
      'other_supplier',
    ]);
    expect((await books.patch(`purchases/${note.id}`, { client_id, corrects_id: null })).status).toBe(200);
    expect((await books.patch(`purchases/${draft.id}`, { client_id })).status).toBe(200);
  });
});
