import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { useMay, useProfile } from '../session/session.js';
import { Books } from './books/books.js';
import { companyOf } from './company.js';
import { CompanyFacts } from './company-facts.js';
import { CompanyForm } from './company-form.js';
import { KeyPolicies } from './key-policies.js';

export function CompanyPage() {
  const { t } = useTranslation('company');
  const { company } = useProfile();
  const may = useMay();
  const query = useQuery(companyOf(company.id));
  return (
    <Page title={t('title')}>
      <Loaded query={query}>
        {(found) => (
          <Stack>
            <Section title={t('settings')} text={t('settingsText')}>
              {may('companies', 'update') ? (
                <CompanyForm company={found} />
              ) : (
                <CompanyFacts company={found} />
              )}
            </Section>
            {may('api-keys') && <KeyPolicies company={found} />}
            <Books />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
