import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each key was used for, minute by minute; and the log of who changed what, in which each event seals the one before. */
export class RecordUsageAndAudit1795001400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(USAGE);
    await runner.query('DROP FUNCTION record_key_activity');
    await runner.query(RECORD_KEY_USES);
    await runner.query(AUDIT);
    await runner.query(APPEND);
    await runner.query(RECORD_REFUSALS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION record_refusals;
      DROP FUNCTION audit_hash;
      DROP TABLE audit_events, audit_chains;
      DROP FUNCTION append_audit_event, advance_audit_chain, keep_audit;
      DROP FUNCTION record_key_uses, purge_key_usage;
      DROP TABLE api_key_usage;
    `);
    await runner.query(RECORD_KEY_ACTIVITY_BEFORE);
  }
}

const USAGE = `
  -- Calls by minute, route and address; both are empty for what came after the pairs of a minute were used up.
  CREATE TABLE api_key_usage (
    company_id bigint NOT NULL,
    api_key_id bigint NOT NULL,
    minute timestamptz NOT NULL,
    route text NOT NULL,
    address text NOT NULL,
    calls integer NOT NULL,
    errors integer NOT NULL,
    refusals integer NOT NULL,
    last_at timestamptz NOT NULL,
    CONSTRAINT api_key_usage_pkey PRIMARY KEY (company_id, api_key_id, minute, route, address),
    CONSTRAINT api_key_usage_api_key_id_fkey FOREIGN KEY (company_id, api_key_id)
      REFERENCES api_keys (company_id, id) ON DELETE CASCADE
  );
  SELECT protect_company_table('api_key_usage');

  -- The functions below run as the owner of this table, who is bound by forced row security like anybody.
  CREATE POLICY usage_record ON api_key_usage TO CURRENT_USER USING (true) WITH CHECK (true);

  -- Forgets what is older than 90 days, some of it each time. What another node forgets at that moment is left to it.
  CREATE FUNCTION purge_key_usage() RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM api_key_usage WHERE ctid = ANY (ARRAY(
      SELECT old.ctid FROM api_keys k CROSS JOIN LATERAL (
        SELECT u.ctid FROM api_key_usage u
        WHERE u.company_id = k.company_id AND u.api_key_id = k.id AND u.minute < now() - interval '90 days'
        LIMIT 10000 FOR UPDATE SKIP LOCKED
      ) old LIMIT 10000))
  $$;
`;

const RECORD_KEY_USES = `
  -- What a node saw of keys of all companies: when (seconds ago) and from where each was last used, and its calls by
  -- minute. It waits for nobody: a key whose row another transaction holds is left out of both, and is answered so that
  -- its node tells of it again. So no two nodes ever write the minutes of one key at once. Nothing lies in the future.
  CREATE FUNCTION record_key_uses(activity jsonb, usage jsonb) RETURNS SETOF bigint
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH seen AS (
      SELECT s.company_id, s.key_id, now() - make_interval(secs => greatest(s.seconds_ago, 0)) AS at, s.address
      FROM jsonb_to_recordset(activity) AS s (company_id bigint, key_id bigint, seconds_ago double precision, address text)
    ), counted AS (
      SELECT c.company_id, c.key_id, date_trunc('minute', least(c.minute, now()), 'UTC') AS minute, c.route, c.address,
        sum(c.calls)::integer AS calls, sum(c.errors)::integer AS errors, sum(c.refusals)::integer AS refusals,
        least(max(c.last_at), now()) AS last_at
      FROM jsonb_to_recordset(usage) AS c (company_id bigint, key_id bigint, minute timestamptz, route text, address text,
        calls integer, errors integer, refusals integer, last_at timestamptz)
      GROUP BY 1, 2, 3, 4, 5
    ), named AS (
      SELECT company_id, key_id FROM seen UNION SELECT company_id, key_id FROM counted
    ), free AS (
      SELECT k.company_id, k.id FROM api_keys k JOIN named n ON n.company_id = k.company_id AND n.key_id = k.id
      FOR NO KEY UPDATE OF k SKIP LOCKED
    ), noted AS (
      UPDATE api_keys k SET
        last_activity_at = greatest(k.last_activity_at, s.at),
        last_ip = CASE WHEN k.last_activity_at > s.at THEN k.last_ip ELSE s.address END
      FROM free f JOIN seen s ON s.company_id = f.company_id AND s.key_id = f.id
      WHERE k.company_id = f.company_id AND k.id = f.id
    ), added AS (
      INSERT INTO api_key_usage AS u (company_id, api_key_id, minute, route, address, calls, errors, refusals, last_at)
      SELECT c.* FROM free f JOIN counted c ON c.company_id = f.company_id AND c.key_id = f.id
      ON CONFLICT ON CONSTRAINT api_key_usage_pkey DO UPDATE SET
        calls = u.calls + excluded.calls, errors = u.errors + excluded.errors,
        refusals = u.refusals + excluded.refusals, last_at = greatest(u.last_at, excluded.last_at)
    )
    SELECT k.id FROM api_keys k JOIN named n ON n.company_id = k.company_id AND n.key_id = k.id
    WHERE k.id NOT IN (SELECT f.id FROM free f)
  $$;
`;

const AUDIT = `
  -- The events of a company are numbered without a gap; each seals the one before.
  CREATE TABLE audit_events (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL,
    actor_user_id bigint,
    actor_key_id bigint,
    action text NOT NULL,
    subject_type text,
    subject_id bigint,
    address text,
    request_id text,
    details jsonb NOT NULL DEFAULT '{}',
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_events_pkey PRIMARY KEY (company_id, id),
    CONSTRAINT audit_events_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies (id)
  );
  CREATE INDEX audit_events_at_idx ON audit_events (company_id, at);
  CREATE INDEX audit_events_actor_key_id_idx ON audit_events (company_id, actor_key_id, id);
  CREATE INDEX audit_events_subject_idx ON audit_events (company_id, subject_type, subject_id, id);

  -- Where the log of a company ends. Whoever adds to it holds this row, last of all that a transaction holds.
  CREATE TABLE audit_chains (
    company_id bigint NOT NULL,
    last_id bigint NOT NULL DEFAULT 0,
    last_hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
    CONSTRAINT audit_chains_pkey PRIMARY KEY (company_id),
    CONSTRAINT audit_chains_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies (id)
  );
  SELECT protect_company_table('audit_events'), protect_company_table('audit_chains');
`;

const APPEND = `
  -- What an event must have as its hash: SHA-256 over the hash before it and a JSON list of all that it says.
  CREATE FUNCTION audit_hash(event audit_events) RETURNS bytea LANGUAGE sql STABLE
  RETURN sha256((event).previous_hash || convert_to(jsonb_build_array(
    (event).company_id, (event).id, (extract(epoch FROM (event).at) * 1000000)::bigint,
    (event).actor_kind, (event).actor_user_id, (event).actor_key_id, (event).action,
    (event).subject_type, (event).subject_id, (event).address, (event).request_id, (event).details)::text, 'UTF8'));

  -- Whatever an insert says of them: number, time and hashes are given here. With the rights of the owner, since the
  -- application's role may not touch a chain.
  CREATE FUNCTION append_audit_event() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE
    chain audit_chains;
  BEGIN
    INSERT INTO audit_chains (company_id) VALUES (NEW.company_id) ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT chain FROM audit_chains c WHERE c.company_id = NEW.company_id FOR NO KEY UPDATE;
    NEW.id := chain.last_id + 1;
    NEW.at := clock_timestamp();
    NEW.previous_hash := chain.last_hash;
    NEW.hash := audit_hash(NEW);
    UPDATE audit_chains c SET last_id = NEW.id, last_hash = NEW.hash WHERE c.company_id = NEW.company_id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER audit_events_append BEFORE INSERT ON audit_events
    FOR EACH ROW EXECUTE FUNCTION append_audit_event();

  -- The application's role has no right to any of this; these stop the owner too.
  CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'the audit log is only ever added to' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER audit_events_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION keep_audit();
  CREATE TRIGGER audit_chains_keep BEFORE DELETE OR TRUNCATE ON audit_chains
    FOR EACH STATEMENT EXECUTE FUNCTION keep_audit();

  CREATE FUNCTION advance_audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.company_id <> OLD.company_id OR NEW.last_id <> OLD.last_id + 1 THEN
      RAISE EXCEPTION 'the audit log is only ever added to' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER audit_chains_advance BEFORE UPDATE ON audit_chains
    FOR EACH ROW EXECUTE FUNCTION advance_audit_chain();
`;

const RECORD_REFUSALS = `
  -- What a node refused in all companies. It enters one after the other and waits for nobody: a company whose log
  -- another transaction is adding to is left out, and is answered so that its node tells of it again.
  CREATE FUNCTION record_refusals(refusals jsonb) RETURNS SETOF bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE
    company bigint;
  BEGIN
    FOR company IN
      SELECT DISTINCT r.company_id FROM jsonb_to_recordset(refusals) AS r (company_id bigint) ORDER BY 1
    LOOP
      PERFORM set_config('app.company_id', company::text, true);
      INSERT INTO audit_chains (company_id) VALUES (company) ON CONFLICT DO NOTHING;
      PERFORM FROM audit_chains c WHERE c.company_id = company FOR NO KEY UPDATE SKIP LOCKED;
      IF NOT FOUND THEN
        RETURN NEXT company;
        CONTINUE;
      END IF;
      INSERT INTO audit_events (company_id, actor_kind, actor_user_id, actor_key_id, action, subject_type, subject_id,
        address, request_id, details)
      SELECT company, r.actor_kind, r.actor_user_id, r.actor_key_id, 'access.refused', r.subject_type, r.subject_id,
        r.address, r.request_id, r.details
      FROM jsonb_to_recordset(refusals) AS r (company_id bigint, actor_kind text, actor_user_id bigint,
        actor_key_id bigint, subject_type text, subject_id bigint, address text, request_id text, details jsonb)
      WHERE r.company_id = company;
    END LOOP;
    PERFORM set_config('app.company_id', '', true);
  END $$;
`;

const RECORD_KEY_ACTIVITY_BEFORE = `
  CREATE FUNCTION record_key_activity(companies bigint[], keys bigint[], seconds_ago double precision[], addresses text[])
  RETURNS SETOF bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH seen AS (
      SELECT s.company_id, s.key_id, now() - make_interval(secs => greatest(s.seconds_ago, 0)) AS at, s.address
      FROM unnest(companies, keys, seconds_ago, addresses) AS s (company_id, key_id, seconds_ago, address)
    ), free AS (
      SELECT k.company_id, k.id FROM api_keys k JOIN seen s ON s.company_id = k.company_id AND s.key_id = k.id
      FOR NO KEY UPDATE OF k SKIP LOCKED
    ), written AS (
      UPDATE api_keys k SET
        last_activity_at = greatest(k.last_activity_at, s.at),
        last_ip = CASE WHEN k.last_activity_at > s.at THEN k.last_ip ELSE s.address END
      FROM free f JOIN seen s ON s.company_id = f.company_id AND s.key_id = f.id
      WHERE k.company_id = f.company_id AND k.id = f.id
      RETURNING k.id
    )
    SELECT k.id FROM api_keys k JOIN seen s ON s.company_id = k.company_id AND s.key_id = k.id
    WHERE k.id NOT IN (SELECT w.id FROM written w)
  $$;
`;
