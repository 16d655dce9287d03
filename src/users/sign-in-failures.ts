import { Injectable } from '@nestjs/common';
import { PeriodicWrite } from '../database/periodic-write.js';
import { PersonScope } from '../database/person-scope.js';
import { AccountEvents } from './account-events.js';
import { aboutUser } from './user-events.js';

interface Failures {
  personId: number;
  address: string;
  count: number;
}

/**
 * Wrong passwords for accounts that exist, told to every company of the person. Not while somebody waits for the
 * refusal: that would tell an account that exists from one that does not. How many there can be is limited already.
 */
@Injectable()
export class SignInFailures extends PeriodicWrite {
  private noted = new Map<string, Failures>();

  constructor(
    private readonly people: PersonScope,
    private readonly events: AccountEvents,
  ) {
    super();
  }

  note(personId: number, address: string, count = 1): void {
    const name = `${personId} ${address}`;
    const before = this.noted.get(name)?.count ?? 0;
    this.noted.set(name, { personId, address, count: before + count });
  }

  protected async write(): Promise<void> {
    const failures = this.noted;
    this.noted = new Map();
    for (const one of failures.values()) {
      await this.tell(one).catch((error: unknown) => {
        this.logger.warn(`a wrong password is not in the log yet: ${String(error)}`);
        this.note(one.personId, one.address, one.count);
      });
    }
  }

  private async tell({ personId, address, count }: Failures): Promise<void> {
    const entry = aboutUser(personId, 'user.sign_in_failed', { count });
    await this.people.asPerson(personId, (manager) =>
      this.events.recordEverywhere(manager, personId, entry, { actor: { kind: 'nobody' }, address }),
    );
  }
}
