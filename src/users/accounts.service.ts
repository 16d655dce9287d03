import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { Role } from '../access/roles.js';
import { invalid, Problem } from '../common/problem.js';
import { announceEndOfSessions } from '../database/notifications.js';
import { PersonScope } from '../database/person-scope.js';
import { AccountEvents } from './account-events.js';
import { PasswordAttempts } from './password-attempts.js';
import { hashPassword, isPassword, weaknessOf } from './password.js';
import { SignInFailures } from './sign-in-failures.js';
import { aboutUser } from './user-events.js';

/** What is known of a person who was recognised. */
export interface Account {
  id: number;
  email: string;
  password_hash: string | null;
  session_epoch: number;
}

/** A company that a person may enter, and as what. */
export interface CompanyOfPerson {
  id: number;
  name: string;
  tax_id: string;
  country: string;
  currency: string;
  timezone: string;
  person_name: string;
  role: Role;
  permissions: string[];
}

/** A person, the company they are in, and those they could go to. */
export interface Profile {
  id: number;
  email: string;
  company: CompanyOfPerson;
  companies: CompanyOfPerson[];
}

/** A password that may be stored, and the hash that it takes the place of. */
export interface PasswordChange {
  before: string | null;
  hash: string;
}

/** The accounts of people: their address, their password, the companies they may enter. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PersonScope,
    private readonly attempts: PasswordAttempts,
    private readonly failures: SignInFailures,
    private readonly events: AccountEvents,
  ) {}

  /** Who has this address and this password; an unknown address takes the same time to refuse. */
  recognise(email: string, password: string, address: string): Promise<Account> {
    return this.attempts.judge(email.toLowerCase(), address, async () => {
      const account = await this.find(email);
      if (await isPassword(password, account?.password_hash)) return account;
      if (account) this.failures.note(account.id, address);
      return undefined;
    });
  }

  find(email: string): Promise<Account | undefined> {
    return this.dataSource.transaction(async (manager) => {
      const address = [email.toLowerCase()];
      await manager.query(`SELECT set_config('app.user_email', $1, true)`, address);
      const [account] = await manager.query<Account[]>(
        `SELECT ${ACCOUNT} FROM users WHERE email = $1`,
        address,
      );
      return account;
    });
  }

  /** The companies that the person of this transaction may enter, the one they were last in first. */
  companiesOf(manager: EntityManager, personId: number): Promise<CompanyOfPerson[]> {
    return manager.query<CompanyOfPerson[]>(COMPANIES, [personId]);
  }

  /** The account of the person of this transaction. */
  async read(manager: EntityManager, personId: number): Promise<Account> {
    const [account] = await manager.query<[Account]>(`SELECT ${ACCOUNT} FROM users WHERE id = $1`, [
      personId,
    ]);
    return account;
  }

  /** The person of this transaction, in a company that they may enter. */
  async profile(manager: EntityManager, personId: number, companyId: number): Promise<Profile> {
    const { id, email } = await this.read(manager, personId);
    const companies = await this.companiesOf(manager, personId);
    const company = companies.find((one) => one.id === companyId);
    if (!company) throw new Problem('not_found');
    return { id, email, company, companies };
  }

  /** Judges the change of a password: the present one has to be known, the next one good enough. */
  async newPassword(
    personId: number,
    { current, next }: { current: string; next: string },
    address: string,
  ): Promise<PasswordChange> {
    const weakness = weaknessOf(next);
    if (weakness) throw invalid('newPassword', 'weak_password', weakness);
    const { email, password_hash: before } = await this.people.run(personId, (manager) =>
      this.read(manager, personId),
    );
    await this.attempts.judge(email, address, async () => (await isPassword(current, before)) || undefined);
    return { before, hash: await hashPassword(next) };
  }

  /** Stores a new password, which ends every session of the person. Answers the epoch of those to come. */
  async replacePassword(
    manager: EntityManager,
    personId: number,
    { before, hash }: PasswordChange,
  ): Promise<number> {
    const [[changed]] = await manager.query<[{ session_epoch: number }[], number]>(
      `UPDATE users SET password_hash = $3, session_epoch = session_epoch + 1
       WHERE id = $1 AND password_hash IS NOT DISTINCT FROM $2 RETURNING session_epoch`,
      [personId, before, hash],
    );
    if (!changed) throw new Problem('invalid_credentials');
    await announceEndOfSessions(manager);
    return changed.session_epoch;
  }

  /** For the operator, where a person lost their password: sets it, and ends every session. */
  async resetPassword(email: string, hash: string): Promise<Account | undefined> {
    const account = await this.find(email);
    if (!account) return undefined;
    await this.people.asPerson(account.id, async (manager) => {
      await this.replacePassword(manager, account.id, { before: account.password_hash, hash });
      const entry = aboutUser(account.id, 'user.password_reset');
      await this.events.recordEverywhere(manager, account.id, entry);
    });
    return account;
  }

  /** Ends every session of the person. */
  async endSessions(manager: EntityManager, personId: number): Promise<void> {
    await manager.query('UPDATE users SET session_epoch = session_epoch + 1 WHERE id = $1', [personId]);
    await announceEndOfSessions(manager);
  }
}

const ACCOUNT = 'id, email, password_hash, session_epoch';

const COMPANIES = `
  SELECT c.id, c.name, c.tax_id, c.country, c.currency, c.timezone, m.name AS person_name, m.role, m.permissions
  FROM memberships m JOIN companies c ON c.id = m.company_id
  WHERE m.user_id = $1 AND m.active
  ORDER BY (SELECT max(s.last_used_at) FROM web_sessions s
            WHERE s.company_id = m.company_id AND s.user_id = m.user_id) DESC NULLS LAST, m.created_at, c.id
  LIMIT 1000`;
