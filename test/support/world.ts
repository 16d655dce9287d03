import { randomUUID } from 'node:crypto';
import { CompanyPolicy } from '../../src/access/principal.js';
import { Role } from '../../src/access/roles.js';
import { SESSION_COOKIE, WebSessionTokens } from '../../src/access/web-session-tokens.js';
import { CreateApiKeyDto } from '../../src/api-keys/api-key.dto.js';
import { ApiKeysService } from '../../src/api-keys/api-keys.service.js';
import { CompaniesService } from '../../src/companies/companies.service.js';
import { Company } from '../../src/companies/company.entity.js';
import { Config } from '../../src/config/config.js';
import { CompanyScope } from '../../src/database/company-scope.js';
import { PersonScope } from '../../src/database/person-scope.js';
import { CreateUserDto } from '../../src/users/user.dto.js';
import { UsersService } from '../../src/users/users.service.js';
import { UserOfCompany } from '../../src/users/user.view.js';
import { openSession, OpenSession } from '../../src/web-sessions/session-rows.js';
import { startApp, TestApp } from './app.js';
import { expectAsFound, startSharedApp } from './shared-app.js';
import { Caller } from './http.js';

export interface KeyInWorld {
  id: number;
  token: string;
  caller: Caller;
}

export interface SignedInPerson {
  user: UserOfCompany;
  caller: Caller;
  session: OpenSession;
}

/** A company with the people and keys that a test gives it. Each test makes its own, so none meets another's. */
export class CompanyInWorld {
  constructor(
    private readonly world: World,
    readonly id: number,
    readonly company: Company,
  ) {}

  /** A new key; full access unless grants are named. */
  async key(values: Partial<CreateApiKeyDto> = {}): Promise<KeyInWorld> {
    const grants = values.permissions ? {} : { full_access: true };
    const key = await this.asOperator(() =>
      this.world.service(ApiKeysService).issue({ name: 'test', ...grants, ...values }, 'operator'),
    );
    return {
      id: key.id,
      token: key.token,
      caller: this.world.caller({ authorization: `Bearer ${key.token}` }),
    };
  }

  user(role: Role, values: Partial<CreateUserDto> = {}, passwordHash?: string): Promise<UserOfCompany> {
    const user = { email: `${role}-${randomUUID()}@example.com`, role, name: `A ${role}`, ...values };
    return this.asOperator(() => this.world.service(UsersService).add(user, 'proprietor', passwordHash));
  }

  /** A signed-in person of this company, calling from the server's own pages. */
  async person(role: Role, permissions: string[] = []): Promise<SignedInPerson> {
    const user = await this.user(role, { permissions });
    const { caller, session } = await this.signIn(user.id);
    return { user, caller, session };
  }

  /** A new session of a person of this company; the first one that the person has. */
  async signIn(personId: number, epoch = 1): Promise<{ caller: Caller; session: OpenSession }> {
    const opening = { personId, companyId: this.id, epoch };
    const session = await this.world
      .service(PersonScope)
      .asPerson(personId, (manager) =>
        openSession(manager, opening, { address: '127.0.0.1', userAgent: 'test' }),
      );
    return { session, caller: this.world.browser(await this.world.cookieOf(session)) };
  }

  asOperator<T>(work: () => Promise<T>): Promise<T> {
    return this.world.service(CompanyScope).asOperator(this.id, work);
  }

  setPolicy(policy: Partial<CompanyPolicy>): Promise<Company> {
    const { keyDeletes: key_deletes, keyManagement: key_management } = policy;
    return this.asOperator(() =>
      this.world.service(CompaniesService).setPolicy(this.id, {
        ...(key_deletes && { key_deletes }),
        ...(key_management && { key_management }),
      }),
    );
  }
}

/** A running server and the means to fill it: companies, people, keys. */
export class World {
  private static sharedServer: Promise<TestApp> | undefined;

  private constructor(
    readonly server: TestApp,
    readonly close: () => Promise<void> = server.close,
  ) {}

  /** A server and a database of its own. */
  static async start(env?: Record<string, string>, changes?: (config: Config) => Config): Promise<World> {
    return new World(await startApp(env, undefined, changes));
  }

  /**
   * The one server that the files of a worker share, on one database; it ends with the worker. For tests that meet
   * nothing but companies of their own. What changes or reads more than those starts a server of its own: settings
   * and tables, the log, jobs, and refusals that count against an address, at which `close` throws.
   */
  static async shared(): Promise<World> {
    const server = await (World.sharedServer ??= startSharedApp());
    return new World(server, () => expectAsFound(server));
  }

  /** One more server on the database of another world: a node of the same installation. */
  static async beside({ server }: World): Promise<World> {
    return new World(await startApp({}, server.database, () => server.config));
  }

  service<T>(type: abstract new (...args: never[]) => T): T {
    return this.server.app.get(type as never, { strict: false });
  }

  /** A company with an active proprietor, so that its keys have somebody to act for. */
  async company(values: { country?: string; proprietor?: boolean } = {}): Promise<CompanyInWorld> {
    const company = await this.service(CompaniesService).create({
      name: `Company ${randomUUID()}`,
      tax_id: 'B00000000',
      country: values.country ?? 'ES',
    });
    const inWorld = new CompanyInWorld(this, company.id, company);
    if (values.proprietor ?? true) await inWorld.user('proprietor');
    return inWorld;
  }

  caller(headers: Record<string, string> = {}): Caller {
    return new Caller(this.server.url, headers);
  }

  /** The cookie of a session, as its value. */
  cookieOf(session: OpenSession, expiresAt = session.expiresAt): Promise<string> {
    return this.service(WebSessionTokens).sign(session, expiresAt);
  }

  /** Somebody with that cookie, on the server's own pages. */
  browser(accessToken: string): Caller {
    return this.caller({ cookie: `${SESSION_COOKIE}=${accessToken}`, origin: this.server.url });
  }
}
