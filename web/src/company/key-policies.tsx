import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Company } from '../api/generated/index.js';
import { Facts } from '../common/facts.js';
import { Section } from '../common/section.js';

/** What the policies of the company say; they are changed where the keys are. */
export function KeyPolicies({ company: { key_deletes, key_management } }: { company: Company }) {
  const { t } = useTranslation('company');
  const say = (policy: string) => t(policy === 'granted' ? 'granted' : 'refused');
  return (
    <Section
      title={t('policies')}
      actions={
        <Button component={Link} to="/integrations/policies" variant="default">
          {t('toPolicies')}
        </Button>
      }
    >
      <Facts
        facts={[
          [t('keyDeletes'), say(key_deletes)],
          [t('keyManagement'), say(key_management)],
        ]}
        cols={2}
      />
    </Section>
  );
}
