import { useTranslation } from 'react-i18next';
import type { Report } from '../api/generated/index.js';
import { Section } from '../common/section.js';
import { currenciesOf } from './chart-rows.js';
import { ReportTable } from './report-table.js';

/** The sums of a report, of one currency each. */
export function ReportTotals({ report }: { report: Report }) {
  const { t } = useTranslation('reports');
  const { totals, columns } = report;
  const summed = columns.filter(({ key }) => totals.some((row) => row[key] !== null));
  const isMixed = currenciesOf(report).length > 1;
  return (
    <Section title={t('totals')} text={isMixed ? t('perCurrency') : undefined}>
      <ReportTable label={t('totals')} columns={summed} rows={totals} />
    </Section>
  );
}
