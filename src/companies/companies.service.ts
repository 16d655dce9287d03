import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { differences } from '../audit/differences.js';
import { Page } from '../common/page.js';
import { Problem } from '../common/problem.js';
import { CompanyScope } from '../database/company-scope.js';
import { refusalOfWrite } from '../database/refusals.js';
import { PaymentMethod } from '../payment-methods/payment-method.entity.js';
import { Series } from '../series/series.entity.js';
import { Tax } from '../taxes/tax.entity.js';
import { holdAccess, judgeKeysAnew } from './access-changes.js';
import { CompanyPolicyDto, CreateCompanyDto, UpdateCompanyDto } from './company.dto.js';
import { Company } from './company.entity.js';
import { booksOf } from './country-books.js';

/** The company that a request belongs to, and the making of new ones by the operator. */
@Injectable()
export class CompaniesService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /** The companies that the caller can see; a key has exactly one. */
  async list(): Promise<Page<Company>> {
    const company = await this.get(this.scope.companyId);
    return new Page([company], { page: 1, per_page: 1, total: 1, total_pages: 1 });
  }

  get(id: number): Promise<Company> {
    return this.scope.run(async (manager) => this.read(manager, id));
  }

  update(id: number, changes: UpdateCompanyDto): Promise<Company> {
    return this.change(id, changes);
  }

  /** What keys may do beyond their grants; every key of the company is judged by it from here on. */
  setPolicy(id: number, policy: CompanyPolicyDto): Promise<Company> {
    return this.scope.run(async (manager) => {
      await holdAccess(manager, id);
      const before = await this.read(manager, id);
      const company = await this.change(id, policy);
      await judgeKeysAnew(manager, id);
      const changed = differences(before, company, ['key_deletes', 'key_management']);
      const subject = { type: 'company', id } as const;
      await this.audit.record(manager, [{ action: 'company.policy_changed', subject, details: { changed } }]);
      return company;
    });
  }

  /**
   * Operator only: a new company with the taxes, series and payment methods of its country, and with what
   * `furnish` puts into it: all of it, or no company.
   */
  async create(dto: CreateCompanyDto, furnish?: (company: Company) => Promise<void>): Promise<Company> {
    const books = booksOf(dto.country);
    const [{ id }] = await this.dataSource.query<[{ id: number }]>(
      `SELECT nextval('companies_id_seq') AS id`,
    );
    return this.scope.asOperator(id, async (manager) => {
      const currency = dto.currency ?? books.currency;
      const timezone = dto.timezone ?? books.timezone;
      await manager.insert(Company, { ...dto, currency, timezone, id });
      const own = <T>(rows: readonly T[]) => rows.map((row) => ({ ...row, company_id: id }));
      if (books.taxes.length > 0) await manager.insert(Tax, own(books.taxes));
      await manager.insert(Series, own(books.series));
      await manager.insert(PaymentMethod, own(books.paymentMethods));
      await this.audit.record(manager, [{ action: 'company.created', subject: { type: 'company', id } }]);
      await furnish?.(await this.read(manager, id));
      return this.read(manager, id);
    });
  }

  private change(id: number, changes: Partial<Company>): Promise<Company> {
    return this.scope.run(async (manager) => {
      await this.read(manager, id);
      const named = { ...changes, updated_at: () => 'now()' };
      await manager.update(Company, { id }, named).catch(refusalOfWrite);
      return this.read(manager, id);
    });
  }

  private async read(manager: EntityManager, id: number): Promise<Company> {
    const [company] = await manager.query<Company[]>('SELECT * FROM companies WHERE id = $1', [id]);
    if (!company) throw new Problem('not_found');
    return company;
  }
}
