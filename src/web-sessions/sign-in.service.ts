import { Injectable } from '@nestjs/common';
import { Problem } from '../common/problem.js';
import { PersonScope } from '../database/person-scope.js';
import { AccountsService } from '../users/accounts.service.js';
import { Device, openSession, SignedIn } from './session-rows.js';

/** Signing in, by address and password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly people: PersonScope,
    private readonly accounts: AccountsService,
  ) {}

  /**
   * Opens a session in the company that the person was last in, else the one they joined first.
   * @throws Problem invalid_credentials, rate_limit_exceeded; forbidden where they may enter no company
   */
  async signIn(email: string, password: string, device: Device): Promise<SignedIn> {
    const account = await this.accounts.recognise(email, password, device.address);
    return this.people.asPerson(account.id, async (manager) => {
      const [company] = await this.accounts.companiesOf(manager, account.id);
      if (!company) throw new Problem('forbidden');
      const opening = { personId: account.id, companyId: company.id, epoch: account.session_epoch };
      const session = await openSession(manager, opening, device);
      return { session, profile: await this.accounts.profile(manager, account.id, company.id) };
    });
  }
}
