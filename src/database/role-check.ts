import { DataSource } from 'typeorm';

interface RoleFacts {
  role: string;
  superuser: boolean;
  bypasses: boolean;
  creates: boolean;
  owned: number;
}

/** The application's role could step over row-level security; the message says how to mend it. */
export class UnsafeRoleError extends Error {
  constructor(role: string, reason: string) {
    super(
      `DATABASE_URL signs in as "${role}", which ${reason}, so it could leave a company's rows.\n` +
        'Llavero needs two roles. As a superuser:\n' +
        "  CREATE ROLE llavero_owner LOGIN PASSWORD '...';\n" +
        "  CREATE ROLE llavero_app LOGIN PASSWORD '...' NOSUPERUSER NOBYPASSRLS;\n" +
        '  CREATE DATABASE llavero OWNER llavero_owner;\n' +
        'and, before PostgreSQL 15, in that database:\n' +
        '  ALTER SCHEMA public OWNER TO llavero_owner;\n' +
        '  REVOKE CREATE ON SCHEMA public FROM PUBLIC;\n' +
        'then start with\n' +
        '  DATABASE_OWNER_URL=postgres://llavero_owner:...@host/llavero   (migrations only)\n' +
        '  DATABASE_URL=postgres://llavero_app:...@host/llavero',
    );
    this.name = 'UnsafeRoleError';
  }
}

/** Refuses an application role that is a superuser, bypasses row security, or owns what it reads or could. */
export async function checkApplicationRole(app: DataSource): Promise<void> {
  const [facts] = await app.query<[RoleFacts]>(`
    SELECT current_user AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypasses,
      has_schema_privilege('public', 'CREATE') AS creates,
      (SELECT count(*) FROM pg_class c JOIN pg_roles o ON o.oid = c.relowner
       WHERE c.relnamespace = 'public'::regnamespace AND pg_has_role(o.oid, 'MEMBER'))
      + (SELECT count(*) FROM pg_database d WHERE d.datname = current_database() AND pg_has_role(d.datdba, 'MEMBER'))
      + (SELECT count(*) FROM pg_roles b WHERE (b.rolsuper OR b.rolbypassrls) AND NOT r.rolsuper AND pg_has_role(b.oid, 'MEMBER')) AS owned
    FROM pg_roles r WHERE r.rolname = current_user`);
  if (facts.superuser) throw new UnsafeRoleError(facts.role, 'is a superuser');
  if (facts.bypasses) throw new UnsafeRoleError(facts.role, 'has BYPASSRLS');
  if (facts.owned > 0) throw new UnsafeRoleError(facts.role, 'owns tables, or can become a role that does');
  if (facts.creates) throw new UnsafeRoleError(facts.role, 'can create tables of its own');
}
