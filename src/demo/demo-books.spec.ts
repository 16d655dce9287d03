import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeJournal } from './demo-books.js';
import { demoClients } from './demo-clients.js';
import { PRODUCTS } from './demo-data.js';
import { daysAfter } from './days.js';
import { Dice } from './dice.js';

const anyDay = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function journalOf(today: string) {
  const dice = new Dice(1);
  return writeJournal(today, demoClients(dice), dice);
}

describe('the journal of the demo', () => {
  it('is the same for the same day', () => {
    expect(journalOf('2028-02-29')).toEqual(journalOf('2028-02-29'));
  });

  it('goes forward day by day and ends no later than today', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const days = journalOf(today).map(({ on }) => on);
        expect(days).toEqual(days.toSorted());
        expect(days.at(-1)! <= today).toBe(true);
        expect(days[0]! >= daysAfter(today, -366)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('writes an invoice before anything that follows it', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const written = new Set<unknown>();
        for (const { kind, sale } of journalOf(today)) {
          if (kind === 'invoice') written.add(sale);
          else if (kind !== 'draft') expect(written).toContain(sale);
        }
        expect(written.size).toBe(300);
      }),
      { numRuns: 50 },
    );
  });

  it('has clients and products that are told apart by their numbers', () => {
    const clients = demoClients(new Dice(1));
    expect(new Set(clients.map((client) => client.tax_id)).size).toBe(40);
    expect(new Set(clients.map((client) => client.email)).size).toBe(40);
    expect(new Set(PRODUCTS.map((product) => product.code)).size).toBe(60);
  });
});
