import { useTranslation } from 'react-i18next';
import { record } from '../api/client.js';
import { clientsCreate } from '../api/generated/index.js';
import { useAttempt } from '../common/attempt.js';
import { Page } from '../common/page.js';
import { useProfile } from '../session/session.js';
import { ClientForm } from './client-form.js';
import { bodyOf, newClient } from './client-values.js';

export function NewClientPage() {
  const { t } = useTranslation('clients');
  const { company } = useProfile();
  const attempt = useAttempt();
  return (
    <Page title={t('newClient')} back={{ to: '/clients', label: t('title') }}>
      <ClientForm
        initial={newClient(company.country)}
        save={(values) => {
          const body = bodyOf(values);
          return record(clientsCreate({ body, headers: attempt(body) }));
        }}
        done={({ name }) => t('created_done', { name })}
        back="/clients"
      />
    </Page>
  );
}
