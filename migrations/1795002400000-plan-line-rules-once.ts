import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether the lines of a document may still be written is asked for each of them, and was asked for two documents in one
 * condition, which no index answers: a line cost as much as its company had documents. With both documents found by key in
 * one condition PostgreSQL found it cheaper with the kind of change known, and so planned it anew for each line, which
 * cost more than writing the line. As two questions each of them has one plan for good.
 */
export class PlanLineRulesOnce1795002400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const rule of RULES) await runner.query(inTwoQuestions(rule));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const rule of RULES) await runner.query(inOneCondition(rule));
  }
}

interface Rule {
  name: string;
  table: string;
  parent: string;
  closed: string;
  words: string;
}

const RULES: Rule[] = [
  {
    name: 'protect_issued_lines',
    table: 'invoices',
    parent: 'invoice_id',
    closed: `d.state <> 'draft' AND d.issued_in IS DISTINCT FROM pg_current_xact_id()::text`,
    words: 'the lines of an issued invoice do not change',
  },
  {
    name: 'protect_purchase_lines',
    table: 'purchases',
    parent: 'purchase_id',
    closed: `d.state <> 'draft'`,
    words: 'the lines of a purchase that is no draft do not change',
  },
];

const closedFor = ({ table, parent, closed }: Rule, row: string) =>
  `EXISTS (SELECT FROM ${table} d WHERE d.company_id = ${row}.company_id AND d.id = ${row}.${parent} AND ${closed})`;

const inTwoQuestions = (rule: Rule) => `
  CREATE OR REPLACE FUNCTION ${rule.name}() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    refused boolean := false;
  BEGIN
    IF TG_OP <> 'INSERT' THEN
      refused := ${closedFor(rule, 'OLD')};
    END IF;
    IF TG_OP <> 'DELETE' AND NOT refused THEN
      refused := ${closedFor(rule, 'NEW')};
    END IF;
    IF refused THEN
      RAISE EXCEPTION '${rule.words}' USING ERRCODE = 'LV409';
    END IF;
    RETURN coalesce(NEW, OLD);
  END $$`;

const inOneCondition = ({ name, table, parent, closed, words }: Rule) => `
  CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM ${table} d
      WHERE d.company_id IN (OLD.company_id, NEW.company_id) AND d.id IN (OLD.${parent}, NEW.${parent}) AND ${closed}
    ) THEN
      RAISE EXCEPTION '${words}' USING ERRCODE = 'LV409';
    END IF;
    RETURN coalesce(NEW, OLD);
  END $$`;
