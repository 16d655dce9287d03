import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Report } from '../api/generated/index.js';
import { otherCurrencies } from './home-reports.js';

/** Says that there is more than the company's currency, and where it is seen. */
export function OtherCurrencies({ report }: { report: Report }) {
  const { t } = useTranslation('home');
  const others = otherCurrencies(report);
  if (others.length === 0) return null;
  const { from, to } = report.parameters;
  return (
    <Text size="sm" c="dimmed">
      {t('others', { currencies: others.join(', ') })}{' '}
      <Anchor component={Link} to={`/reports/${report.template}?from=${from}&to=${to}`} inherit>
        {t('othersLink')}
      </Anchor>
    </Text>
  );
}
