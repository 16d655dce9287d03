import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Answers that were given to a request with an Idempotency-Key; `body` is sealed under that key. */
export class CreateIdempotencyKeys1795000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_keys (
        company_id bigint NOT NULL,
        digest bytea NOT NULL,
        fingerprint bytea NOT NULL,
        status smallint,
        body bytea,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (company_id, digest),
        CONSTRAINT idempotency_keys_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies (id)
      );
      CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (company_id, created_at);
      SELECT protect_company_table('idempotency_keys');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_keys');
  }
}
