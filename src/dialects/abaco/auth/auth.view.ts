import { ApiProperty } from '@nestjs/swagger';
import { ROLES } from '../../../access/roles.js';
import type { Role } from '../../../access/roles.js';
import { CompanyOfPerson, Profile } from '../../../users/accounts.service.js';
import { SessionView } from '../../../web-sessions/web-sessions.service.js';
import { moment } from '../wire.js';

/** The company that a person works in. */
export class CurrentCompanyView {
  id: number;
  name: string;
  taxId: string;
  country: string;
  currency: string;
  timezone: string;
}

/** A company that a person may enter, and as what. */
export class CompanyToEnterView extends CurrentCompanyView {
  @ApiProperty({ enum: ROLES })
  role: Role;
}

export class SignedInUserView {
  id: number;
  email: string;
  name: string;

  @ApiProperty({ enum: ROLES })
  role: Role;

  permissions: string[];
}

/** A signed-in person: who, in which company as what, and where else they could go. */
export class ProfileView {
  user: SignedInUserView;
  company: CurrentCompanyView;
  companies: CompanyToEnterView[];
}

export class WelcomeView extends ProfileView {
  /** When the session ends, unless it is used before. */
  expiresAt: string;
}

/** A session of the person who asks. */
export class OwnSessionView {
  id: string;
  companyId: number;
  companyName: string;
  address: string;
  userAgent: string;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
  /** The one that asks. */
  current: boolean;
}

export class OwnSessionsView {
  sessions: OwnSessionView[];
}

const companyView = ({
  id,
  name,
  tax_id,
  country,
  currency,
  timezone,
}: CompanyOfPerson): CurrentCompanyView => ({ id, name, taxId: tax_id, country, currency, timezone });

export function profileView({ id, email, company, companies }: Profile): ProfileView {
  const { person_name: name, role, permissions } = company;
  return {
    user: { id, email, name, role, permissions },
    company: companyView(company),
    companies: companies.map((one) => ({ ...companyView(one), role: one.role })),
  };
}

export function sessionView(session: SessionView): OwnSessionView {
  return {
    id: session.id,
    companyId: session.company_id,
    companyName: session.company_name,
    address: session.address,
    userAgent: session.user_agent,
    createdAt: moment(session.created_at),
    lastUsedAt: moment(session.last_used_at),
    expiresAt: moment(session.expires_at),
    current: session.current,
  };
}
