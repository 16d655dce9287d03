import { randomUUID } from 'node:crypto';
import { Authentication, Authenticator } from '../../src/access/authenticator.js';
import { CompanyPolicy, WebSessionPrincipal } from '../../src/access/principal.js';
import { Role } from '../../src/access/roles.js';
import { CreateApiKeyDto } from '../../src/api-keys/api-key.dto.js';
import { ApiKeysService } from '../../src/api-keys/api-keys.service.js';
import { CompaniesService } from '../../src/companies/companies.service.js';
import { Company } from '../../src/companies/company.entity.js';
import { CompanyScope } from '../../src/database/company-scope.js';
import { UserOfCompany, UsersService } from '../../src/users/users.service.js';
import { startApp, TestApp } from './app.js';
import { Caller } from './http.js';

export interface KeyInWorld {
  id: number;
  token: string;
  caller: Caller;
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

  user(role: Role, email = `${role}-${randomUUID()}@example.com`): Promise<UserOfCompany> {
    return this.asOperator(() =>
      this.world.service(UsersService).add({ email, role, name: `A ${role}` }, 'proprietor'),
    );
  }

  /** A signed-in person of this company, calling from the server's own pages. */
  async person(role: Role, permissions: string[] = []): Promise<{ user: UserOfCompany; caller: Caller }> {
    const user = await this.user(role);
    const principal: WebSessionPrincipal = {
      kind: 'web-session',
      companyId: this.id,
      policy: { keyDeletes: this.company.key_deletes, keyManagement: this.company.key_management },
      actingUser: { id: user.id, role },
      permissions,
    };
    return { user, caller: this.world.signedIn(principal) };
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
  private readonly sessions = new Map<string, WebSessionPrincipal>();

  private constructor(readonly server: TestApp) {
    this.admitSessions();
  }

  static async start(env?: Record<string, string>): Promise<World> {
    return new World(await startApp(env));
  }

  close = () => this.server.close();

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

  signedIn(principal: WebSessionPrincipal): Caller {
    const token = `session-${randomUUID()}`;
    this.sessions.set(token, principal);
    return this.caller({ authorization: `Bearer ${token}`, origin: this.server.url });
  }

  /** People cannot sign in yet: until they can, a principal that a test made comes in by a token it made up. */
  private admitSessions(): void {
    const authenticator = this.service(Authenticator);
    const authenticate = authenticator.authenticate.bind(authenticator);
    authenticator.authenticate = (token) => {
      const principal = this.sessions.get(token);
      if (!principal) return authenticate(token);
      const again = () => Promise.resolve(authentication);
      const authentication: Authentication = { caller: { principal }, remembered: false, again };
      return again();
    };
  }
}
