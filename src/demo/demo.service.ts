import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KEY_FORMATS, KeyFormat } from '../access/key-format.js';
import { ApiKeysService } from '../api-keys/api-keys.service.js';
import { CompaniesService } from '../companies/companies.service.js';
import { Config } from '../config/config.js';
import { CompanyScope } from '../database/company-scope.js';
import { Installation } from '../database/installation.js';
import { companyToday } from '../invoices/company-today.js';
import { hashPassword } from '../users/password.js';
import { UsersService } from '../users/users.service.js';
import { COMPANY, PEOPLE, SIGNS_IN } from './demo-data.js';
import { DEMO_KEYS } from './demo-keys.js';
import { DemoLogin, DemoLoginFile } from './demo-login.js';
import { DemoWriter } from './demo-writer.js';

/** So that of several servers that start at once one loads the demo. */
const DEMO_LOCK = 4_052_027;
const PASSWORD_BYTES = 12;

/** The demo is for empty installations; companies that are there are left alone. */
export class NotEmptyError extends Error {
  constructor() {
    super('The demo is loaded into an empty installation only, and this one already has a company.');
    this.name = 'NotEmptyError';
  }
}

/** A company to look at and try keys on: made up, a year old and the same for everybody but for its secrets. */
@Injectable()
export class DemoService {
  private readonly file: DemoLoginFile;

  constructor(
    config: Config,
    private readonly dataSource: DataSource,
    private readonly scope: CompanyScope,
    private readonly installation: Installation,
    private readonly companies: CompaniesService,
    private readonly users: UsersService,
    private readonly keys: ApiKeysService,
    private readonly writer: DemoWriter,
  ) {
    this.file = new DemoLoginFile(config.dataDir);
  }

  /** True while `load` would load. */
  isDue(): Promise<boolean> {
    return this.installation.isEmpty();
  }

  /**
   * Fills an empty installation, all of it or nothing, and keeps the login in the data directory; else throws
   * NotEmptyError.
   */
  async load(): Promise<DemoLogin> {
    const password = randomBytes(PASSWORD_BYTES).toString('base64url');
    const hash = await hashPassword(password);
    return this.alone(async () => {
      if (!(await this.installation.isEmpty())) throw new NotEmptyError();
      let login: DemoLogin | undefined;
      await this.companies.create(COMPANY, async ({ id }) => {
        await this.addPeople(hash);
        await this.writer.write(await this.today(id));
        login = { companyId: id, email: SIGNS_IN.email, password, keys: await this.issueKeys() };
        this.file.prepare(login);
      });
      this.file.publish();
      return login!;
    });
  }

  /** The login of the demo in this database, while its full-access key works; the file may be of another one. */
  async recall(): Promise<DemoLogin | undefined> {
    const login = this.file.read();
    if (!login) return undefined;
    const [search] = login.keys.keyid.split(':', 1);
    const { items } = await this.scope.asOperator(login.companyId, () =>
      this.keys.list({ page: 1, per_page: 1, search, status: 'active' }),
    );
    return items.length > 0 ? login : undefined;
  }

  private today(companyId: number): Promise<string> {
    return this.scope.run((manager) => companyToday(manager, companyId));
  }

  private async addPeople(hash: string): Promise<void> {
    for (const person of PEOPLE) {
      await this.users.add(person, 'proprietor', person === SIGNS_IN ? hash : null);
    }
  }

  private async issueKeys(): Promise<Record<KeyFormat, string>> {
    const tokens = {} as Record<KeyFormat, string>;
    for (const format of KEY_FORMATS) {
      tokens[format] = (await this.keys.issue({ ...DEMO_KEYS[format], format }, 'operator')).token;
    }
    return tokens;
  }

  /** Runs `work` while no other server of this database does. */
  private async alone<T>(work: () => Promise<T>): Promise<T> {
    const lock = this.dataSource.createQueryRunner();
    try {
      await lock.query('SELECT pg_advisory_lock($1)', [DEMO_LOCK]);
      try {
        return await work();
      } finally {
        await lock.query('SELECT pg_advisory_unlock($1)', [DEMO_LOCK]);
      }
    } finally {
      await lock.release();
    }
  }
}
