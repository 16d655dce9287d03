import { useTranslation } from 'react-i18next';
import type { Report } from '../api/generated/index.js';
import { useAddress } from '../common/address.js';
import { Pager } from '../common/pager.js';
import { Section } from '../common/section.js';
import { ReportTable } from './report-table.js';

/** A report may have tens of thousands of rows; so many are drawn at a time. */
const SHOWN = 50;

/** The rows of a report, a page at a time; the page is in the URL, beside what was asked for. */
export function ReportRows({ report: { rows, columns } }: { report: Report }) {
  const { t } = useTranslation('reports');
  const [inUrl, change] = useAddress();
  const pages = Math.max(1, Math.ceil(rows.length / SHOWN));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(inUrl.get('page'))) || 1));
  const first = (page - 1) * SHOWN;
  const turnTo = (next: number) => change({ page: String(next) });
  return (
    <Section title={t('rows')}>
      <ReportTable label={t('rows')} columns={columns} rows={rows.slice(first, first + SHOWN)} />
      <Pager count={rows.length} pages={pages} page={page} onPage={turnTo} />
    </Section>
  );
}
