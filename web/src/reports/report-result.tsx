import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/generated/index.js';
import { DownloadButton } from '../common/download-button.js';
import { EmptyState } from '../common/empty-state.js';
import { useFormats } from '../common/formats.js';
import { Section } from '../common/section.js';
import { ReportChart } from './report-chart.js';
import { ReportRows } from './report-rows.js';
import { ReportTotals } from './report-totals.js';
import { fileOf } from './reports.js';

/** What a report found: its chart, its totals and its rows, and the same as files. */
export function ReportResult({ report }: { report: Report }) {
  const { t } = useTranslation('reports');
  const { moment } = useFormats();
  const title = useTitle(report);
  const { template, parameters, generated_at, rows } = report;
  const files = (
    <Group gap="xs">
      <DownloadButton path={fileOf(template)} query={{ ...parameters, format: 'pdf' }}>
        {t('pdf')}
      </DownloadButton>
      <DownloadButton path={fileOf(template)} query={{ ...parameters, format: 'csv' }}>
        {t('csv')}
      </DownloadButton>
    </Group>
  );
  return (
    <>
      <Section title={title} text={t('asIt', { moment: moment(generated_at) })} actions={files}>
        {rows.length > 0 ? (
          <ReportChart report={report} />
        ) : (
          <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
        )}
      </Section>
      {rows.length > 0 && (
        <>
          <ReportTotals report={report} />
          <ReportRows report={report} />
        </>
      )}
    </>
  );
}

/** What a report is of, in words. */
function useTitle({ title, parameters: { from, to, as_of } }: Report): string {
  const { date } = useFormats();
  return [title, from && to ? `${date(from)} – ${date(to)}` : date(as_of)].join(', ');
}
