import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { useProfile } from '../session/session.js';
import { companyOf } from './keys.js';
import { PolicySwitch } from './policy-switch.js';

export function PoliciesPage() {
  const { t } = useTranslation('integrations');
  const { company } = useProfile();
  const query = useQuery(companyOf(company.id));
  return (
    <Page title={t('policy.title')} back={{ to: '/integrations', label: t('title') }}>
      <Text size="sm" c="dimmed">
        {t('policy.text')}
      </Text>
      <Loaded query={query}>
        {(stored) => (
          <Stack>
            <PolicySwitch company={stored} policy="key_deletes" />
            <PolicySwitch company={stored} policy="key_management" />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
