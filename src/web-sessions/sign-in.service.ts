import { Injectable } from '@nestjs/common';
import { Problem } from '../common/problem.js';
import { presentOrigin } from '../database/company-session.js';
import { PersonScope } from '../database/person-scope.js';
import { AccountEvents } from '../users/account-events.js';
import { AccountsService } from '../users/accounts.service.js';
import { aboutUser } from '../users/user-events.js';
import { Device, openSession, SignedIn } from './session-rows.js';

/** Signing in, by address and password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly people: PersonScope,
    private readonly accounts: AccountsService,
    private readonly events: AccountEvents,
  ) {}

  /**
   * Opens a session in the company that the person was last in, else the one they joined first.
   * @throws Problem invalid_credentials, rate_limit_exceeded; forbidden where they may enter no company
   */
  async signIn(email: string, password: string, device: Device): Promise<SignedIn> {
    const account = await this.accounts.recognise(email, password, device.address);
    return this.people.asPerson(account.id, async (manager) => {
      const companies = await this.accounts.companiesOf(manager, account.id);
      const [company] = companies;
      if (!company) throw new Problem('forbidden');
      const { id, email, session_epoch: epoch } = account;
      const session = await openSession(manager, { personId: id, companyId: company.id, epoch }, device);
      const by = { actor: { kind: 'web-session', userId: id }, ...presentOrigin() } as const;
      await this.events.recordIn(manager, company.id, aboutUser(id, 'user.signed_in'), by);
      return { session, profile: { id, email, company, companies } };
    });
  }
}
