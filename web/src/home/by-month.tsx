import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/generated/index.js';
import { Charted } from '../common/charted.js';
import { Loaded } from '../common/loaded.js';
import { Section } from '../common/section.js';
import { useBars } from '../reports/chart-bars.js';
import { useProfile } from '../session/session.js';
import { useSalesByMonth } from './home-reports.js';
import { OtherCurrencies } from './other-currencies.js';

/** What was invoiced in each of the last twelve months, and what is owed of what falls due in it. */
export function ByMonth() {
  const { t } = useTranslation('home');
  const { currency } = useProfile().company;
  return (
    <Section title={t('byMonth')} text={t('byMonthText', { currency })}>
      <Loaded query={useSalesByMonth()} waiting={<Skeleton height={300} />}>
        {(report) => (
          <>
            <Months report={report} />
            <OtherCurrencies report={report} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Months({ report }: { report: Report }) {
  const { t } = useTranslation('home');
  const chart = useBars(report, report.currency);
  const series = [
    { key: 'total', title: t('invoiced') },
    { key: 'due', title: t('due') },
  ];
  return chart && <Charted {...chart} label={t('byMonth')} series={series} />;
}
