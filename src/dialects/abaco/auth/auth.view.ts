import { CompanyOfPerson, Profile } from '../../../users/accounts.service.js';
import { SessionView } from '../../../web-sessions/web-sessions.service.js';
import { moment } from '../wire.js';

const companyView = ({ id, name, tax_id, country, currency, timezone }: CompanyOfPerson) => ({
  id,
  name,
  taxId: tax_id,
  country,
  currency,
  timezone,
});

/** A signed-in person: who, in which company as what, and where else they could go. */
export function profileView({ id, email, company, companies }: Profile) {
  const { person_name: name, role, permissions } = company;
  return {
    user: { id, email, name, role, permissions },
    company: companyView(company),
    companies: companies.map((one) => ({ ...companyView(one), role: one.role })),
  };
}

export function sessionView(session: SessionView) {
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
