import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Role, roleCovers } from '../access/roles.js';
import { AuditLog } from '../audit/audit-log.js';
import { ListQuery, Page } from '../common/page.js';
import { ObjectRows } from '../common/row-list.js';
import { Problem } from '../common/problem.js';
import { holdAccess, judgeKeysAnew } from '../companies/access-changes.js';
import { CompanyScope } from '../database/company-scope.js';
import { ListSpec } from '../database/list-selection.js';
import { CountedRow, listStatement, pageOf } from '../database/list-statement.js';
import { refusalOfWrite } from '../database/refusals.js';
import { CreateUserDto, UpdateUserDto } from './user.dto.js';
import { Membership, User } from './user.entity.js';
import { UserOfCompany } from './user.view.js';
import { userAdded, userUpdated } from './user-events.js';

const LIST: ListSpec = {
  table: `(SELECT m.company_id, m.user_id AS id, u.uuid, u.email, m.name, m.role, m.active, m.permissions,
             m.created_at, m.updated_at
           FROM memberships m JOIN users u ON u.id = m.user_id)`,
  columns: 'id, uuid, email, name, role, active, permissions, created_at, updated_at',
  sorts: { id: 'bigint', name: 'text', email: 'text', created_at: 'timestamptz' },
  defaultSort: 'created_at',
  filters: { role: 't.role = ?', active: 't.active = ?' },
};

/** Ids of accounts are random: one that counts up would tell who had an account before a company added them. */
const HIGHEST_ID = 2 ** 48 - 1;

/**
 * The people of a company. A company decides on the membership alone: the account (address, password) is the
 * person's own, since it may open other companies too.
 */
@Injectable()
export class UsersService {
  constructor(
    private readonly scope: CompanyScope,
    private readonly audit: AuditLog,
  ) {}

  list(query: ListQuery): Promise<Page<UserOfCompany>> {
    return this.scope.run(async (manager) => {
      const { text, values } = listStatement(LIST, this.scope.companyId, query);
      return pageOf<UserOfCompany>(
        LIST,
        query,
        new ObjectRows(await manager.query<CountedRow[]>(text, values)),
      );
    });
  }

  get(id: number): Promise<UserOfCompany> {
    return this.scope.run((manager) => this.read(manager, id));
  }

  /**
   * Adds a person; somebody who already has an account keeps it as it is. `actor` is the role of who adds:
   * nobody gives away more than their own. `passwordHash` is only set on a new account.
   */
  add(dto: CreateUserDto, actor: Role, passwordHash: string | null = null): Promise<UserOfCompany> {
    return this.scope.run(async (manager) => {
      if (!roleCovers(actor, dto.role)) throw new Problem('forbidden');
      await holdAccess(manager, this.scope.companyId);
      const { email, ...membership } = dto;
      const user_id = await this.accountOf(manager, email.toLowerCase(), passwordHash);
      if (await this.search(manager, 'id', user_id))
        throw new Problem('conflict', { details: [{ field: 'email', code: 'taken' }] });
      await manager.insert(Membership, { ...membership, user_id, company_id: this.scope.companyId });
      await judgeKeysAnew(manager, this.scope.companyId);
      const added = await this.read(manager, user_id);
      await this.audit.record(manager, [userAdded(added)]);
      return added;
    });
  }

  /** Changes the membership. The person's sessions and the keys that they made or act for are judged by it from here on. */
  update(id: number, changes: UpdateUserDto, actor: Role): Promise<UserOfCompany> {
    return this.scope.run(async (manager) => {
      await holdAccess(manager, this.scope.companyId);
      const user = await this.read(manager, id);
      if (!roleCovers(actor, user.role) || !roleCovers(actor, changes.role ?? user.role)) {
        throw new Problem('forbidden');
      }
      const where = { company_id: this.scope.companyId, user_id: id };
      const named = { ...changes, generation: () => 'generation + 1', updated_at: () => 'now()' };
      await manager.update(Membership, where, named).catch(refusalOfWrite);
      if (user.role === 'proprietor' && user.active) await this.keepProprietor(manager);
      await judgeKeysAnew(manager, this.scope.companyId);
      const changed = await this.read(manager, id);
      await this.audit.record(manager, [userUpdated(user, changed)]);
      return changed;
    });
  }

  /** The account of an address, made when there is none; two who add the same person at once get the same one. */
  private async accountOf(
    manager: EntityManager,
    email: string,
    passwordHash: string | null,
  ): Promise<number> {
    await manager.query(`SELECT set_config('app.user_email', $1, true)`, [email]);
    await manager.query(
      'INSERT INTO users (id, email, password_hash) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING',
      [randomInt(1, HIGHEST_ID), email, passwordHash],
    );
    const [account] = await manager.findBy(User, { email });
    return account!.id;
  }

  /** A company never loses its last proprietor. The caller holds the company's row, so two cannot leave at once. */
  private async keepProprietor(manager: EntityManager): Promise<void> {
    const proprietors = await manager.countBy(Membership, {
      company_id: this.scope.companyId,
      role: 'proprietor',
      active: true,
    });
    if (proprietors === 0) throw new Problem('last_proprietor');
  }

  /** The person of this company with that id, if there is one. */
  find(id: number): Promise<UserOfCompany | undefined> {
    return this.scope.run((manager) => this.search(manager, 'id', id));
  }

  /** The same by address (lower case). */
  findByEmail(email: string): Promise<UserOfCompany | undefined> {
    return this.scope.run((manager) => this.search(manager, 'email', email));
  }

  private async read(manager: EntityManager, id: number): Promise<UserOfCompany> {
    const user = await this.search(manager, 'id', id);
    if (!user) throw new Problem('not_found');
    return user;
  }

  private async search(
    manager: EntityManager,
    column: 'id' | 'email',
    value: number | string,
  ): Promise<UserOfCompany | undefined> {
    const [user] = await manager.query<UserOfCompany[]>(
      `SELECT ${LIST.columns} FROM ${LIST.table} t WHERE t.company_id = $1 AND t.${column} = $2`,
      [this.scope.companyId, value],
    );
    return user;
  }
}
