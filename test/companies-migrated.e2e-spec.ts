import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../migrations/index.js';
import { AddDebitNotes1795000600000 } from '../migrations/1795000600000-add-debit-notes.js';
import { booksOf } from '../src/companies/country-books.js';
import { dataSourceOn } from '../src/database/data-source.js';
import { TestDatabase } from './support/database.js';
import { createEmptyDatabase } from './support/empty-database.js';
import { Superuser } from './support/superuser.js';

const BEFORE = MIGRATIONS.slice(0, MIGRATIONS.indexOf(AddDebitNotes1795000600000));

let database: TestDatabase;
let owner: DataSource;
let superuser: Superuser;

/** A database as it was before debit notes, with companies of three countries in it. */
beforeEach(async () => {
  database = await createEmptyDatabase();
  owner = dataSourceOn(database.ownerUrl, 2);
  owner.setOptions({ migrations: BEFORE });
  await owner.initialize();
  await owner.runMigrations();
  superuser = await Superuser.on(database);
  await superuser.rows(`
    INSERT INTO companies (id, name, tax_id, country, currency, timezone)
    SELECT id, 'C', 'T', country, 'EUR', 'UTC' FROM unnest(ARRAY['ES', 'HN', 'PT']) WITH ORDINALITY AS c (country, id);
    INSERT INTO series (company_id, code, name, kind, is_default)
    SELECT id, 'A', 'A', 'invoice', true FROM companies UNION ALL SELECT id, 'R', 'R', 'credit_note', true FROM companies;
    INSERT INTO clients (company_id, id, name) SELECT id, id, 'Ana' FROM companies;
    INSERT INTO invoices (company_id, id, kind, state, series_id, number, invoice_number, client_id, client_name, currency,
      issued_on, due_on, subtotal, tax_total, surcharge_total, withholding_total, total, corrects_id)
    SELECT s.company_id, s.company_id * 10 + n, s.kind, 'issued', s.id, 1, 'N1', s.company_id, 'Ana', 'EUR',
      now(), now(), 0, 0, 0, 0, 0, CASE s.kind WHEN 'credit_note' THEN s.company_id * 10 END
    FROM (VALUES ('invoice', 0), ('credit_note', 1)) AS k (kind, n) JOIN series s ON s.kind = k.kind
    ORDER BY n, s.company_id`);
});
afterEach(async () => {
  await owner.destroy();
  await superuser.close();
  await database.drop();
});

/** Connects anew, as a server of the new version does. */
async function runAll(): Promise<void> {
  await owner.destroy();
  owner = await dataSourceOn(database.ownerUrl, 2).initialize();
  await owner.runMigrations();
}

/** Takes migrations back until the one that added debit notes is gone. */
async function undo(): Promise<void> {
  for (let left = MIGRATIONS.length - BEFORE.length; left > 0; left--) await owner.undoLastMigration();
}

const seriesOfDebitNotes = () =>
  superuser.rows<{ company_id: number; code: string; name: string; pattern: string; is_default: boolean }>(
    `SELECT company_id, code, name, kind, pattern, is_default FROM series WHERE kind = 'debit_note' ORDER BY 1`,
  );
/** But for what series count, which came later. */
const everything = () =>
  superuser.rows(
    `SELECT to_jsonb(s) - 'numbered' AS row FROM series s UNION ALL SELECT to_jsonb(i) FROM invoices i ORDER BY 1`,
  );

describe('adding debit notes to companies that exist', () => {
  it('gives each the default series that a new company of its country begins with', async () => {
    await runAll();
    const begun = ['ES', 'HN', 'PT'].map((country, index) => ({
      company_id: index + 1,
      ...booksOf(country).series.find(({ kind }) => kind === 'debit_note'),
    }));
    expect(await seriesOfDebitNotes()).toEqual(begun);
  });

  it('finds another code where the company uses that one already', async () => {
    await superuser.rows(`
      INSERT INTO series (company_id, code, name)
      VALUES (1, 'ND', 'mine'), (1, 'ND-2', 'mine'), (1, 'ND-4', 'mine'), (2, 'ND', 'mine'), (3, 'DN', 'mine')`);
    await runAll();
    expect((await seriesOfDebitNotes()).map(({ code }) => code)).toEqual(['ND-3', '07', 'DN-2']);
  });

  it('changes nothing that they have, and leaves no company entered', async () => {
    const before = await everything();
    await runAll();
    expect(await superuser.rows(`SELECT FROM series WHERE kind <> 'debit_note'`)).toHaveLength(6);
    expect(await everything()).toEqual(expect.arrayContaining(before));
    expect(await owner.query('SELECT FROM series')).toEqual([]);
  });

  it('is taken back to what they had, and added again', async () => {
    const before = await everything();
    await runAll();
    await undo();
    expect(await everything()).toEqual(before);
    await expect(
      superuser.rows(`UPDATE invoices SET state = 'cancelled' WHERE kind = 'credit_note'`),
    ).rejects.toMatchObject({ code: 'LV409' });
    await runAll();
    expect(await seriesOfDebitNotes()).toHaveLength(3);
  });

  it('is not taken back once a note was cancelled: nothing that was issued is lost', async () => {
    await runAll();
    await superuser.rows(
      `UPDATE invoices SET state = 'cancelled' WHERE kind = 'credit_note' AND company_id = 2`,
    );
    const before = await everything();
    await expect(undo()).rejects.toMatchObject({ constraint: 'invoices_numbered_check' });
    expect(await everything()).toEqual(before);
  });
});

describe('counting what the series of companies that exist numbered', () => {
  it('begins with the documents that have a number of theirs, in every company', async () => {
    await superuser.rows(`
      INSERT INTO series (company_id, code, name) VALUES (1, 'B', 'Unused');
      INSERT INTO invoices (company_id, series_id, client_id, client_name, currency, issued_on, due_on, subtotal,
        tax_total, surcharge_total, withholding_total, total)
      SELECT company_id, id, company_id, 'Ana', 'EUR', now(), now(), 0, 0, 0, 0, 0 FROM series WHERE kind = 'invoice'`);
    await runAll();
    const counted = await superuser.rows(
      `SELECT company_id, code, numbered::int FROM series WHERE kind <> 'debit_note' ORDER BY company_id, code`,
    );
    const ofCompany = (company_id: number) => [
      { company_id, code: 'A', numbered: 1 },
      ...(company_id === 1 ? [{ company_id, code: 'B', numbered: 0 }] : []),
      { company_id, code: 'R', numbered: 1 },
    ];
    expect(counted).toEqual([1, 2, 3].flatMap(ofCompany));
    expect(await owner.query('SELECT FROM invoices')).toEqual([]);
  });
});
