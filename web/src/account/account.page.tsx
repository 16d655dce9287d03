import { useTranslation } from 'react-i18next';
import { Facts } from '../common/facts.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { useProfile } from '../session/session.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordForm } from './password-form.js';

export function AccountPage() {
  const { t } = useTranslation(['account', 'shell']);
  const { user, company } = useProfile();
  return (
    <Page title={t('title')}>
      <Section title={t('person')}>
        <Facts
          facts={[
            [t('name'), user.name],
            [t('email'), user.email],
            [t('roleIn', { company: company.name }), t(`shell:roles.${user.role}`)],
          ]}
        />
      </Section>
      <Section title={t('password')} text={t('passwordText')}>
        <PasswordForm />
      </Section>
      <Section title={t('sessions')} text={t('sessionsText')}>
        <OwnSessions />
      </Section>
    </Page>
  );
}
