import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What keeps the lists of a company with a hundred thousand invoices quick, and its latest refusals. */
export class IndexLists1795001900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SORTS);
    await runner.query(STATUSES);
    await runner.query(SEARCH);
    await runner.query('CREATE INDEX audit_events_action_idx ON audit_events (company_id, action, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX invoices_due_on_idx, invoices_total_idx, invoices_created_at_idx, invoices_unissued_idx,
        invoices_paid_idx, invoices_credited_idx, invoices_owed_idx, invoices_search_idx, audit_events_action_idx
    `);
  }
}

const SORTS = `
  CREATE INDEX invoices_due_on_idx ON invoices (company_id, due_on, id);
  CREATE INDEX invoices_total_idx ON invoices (company_id, total, id);
  CREATE INDEX invoices_created_at_idx ON invoices (company_id, created_at, id);
`;

/**
 * A list by status has the condition of one of these. Row security lets a comparison into an index only where it
 * leaks nothing, which numeric does not promise; the condition of a partial index is proven, not compared.
 */
const STATUSES = `
  CREATE INDEX invoices_unissued_idx ON invoices (company_id, state, id) WHERE state <> 'issued';
  CREATE INDEX invoices_paid_idx ON invoices (company_id, id)
    WHERE state = 'issued' AND kind <> 'credit_note' AND total - paid_total - credited_total <= 0
      AND NOT (credited_total > 0 AND paid_total <= 0);
  CREATE INDEX invoices_credited_idx ON invoices (company_id, id)
    WHERE state = 'issued' AND kind <> 'credit_note' AND total - paid_total - credited_total <= 0
      AND credited_total > 0 AND paid_total <= 0;
  CREATE INDEX invoices_owed_idx ON invoices (company_id, due_on, id)
    WHERE state = 'issued' AND kind <> 'credit_note' AND total - paid_total - credited_total > 0;
`;

/**
 * A part of a text is found by looking at every one, for the same reason: this holds what is looked at, in lower
 * case already, and what the list is sorted and mostly filtered by. With the columns that the text is made of
 * PostgreSQL knows that it need not look elsewhere.
 */
const SEARCH = `
  CREATE INDEX invoices_search_idx ON invoices (company_id, id, lower(coalesce(invoice_number, '') || ' ' || client_name))
    INCLUDE (invoice_number, client_name, kind, series_id, issued_on, due_on, total, created_at);
`;
