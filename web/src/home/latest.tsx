import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '../common/section.js';
import { LatestInvoices } from '../invoices/latest-invoices.js';

export function Latest() {
  const { t } = useTranslation('home');
  const all = (
    <Anchor component={Link} to="/invoices" size="sm">
      {t('allInvoices')}
    </Anchor>
  );
  return (
    <Section title={t('latestInvoices')} actions={all}>
      <LatestInvoices label={t('latestInvoices')} empty={null} />
    </Section>
  );
}
