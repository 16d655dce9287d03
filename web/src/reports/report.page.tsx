import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { TemplateView } from '../api/generated/index.js';
import { Loaded } from '../common/loaded.js';
import { NotFoundPage } from '../common/not-found.page.js';
import { Page } from '../common/page.js';
import { ParameterForm } from './parameter-form.js';
import { useParameters } from './parameters.js';
import { ReportResult } from './report-result.js';
import { report, templates } from './reports.js';

export function ReportPage() {
  const { t } = useTranslation('reports');
  const { name } = useParams();
  const query = useQuery(templates);
  const template = query.data?.find((one) => one.name === name);
  if (query.data && !template) return <NotFoundPage />;
  return (
    <Page title={template?.title ?? t('report')} back={{ to: '/reports', label: t('title') }}>
      <Loaded query={query}>{() => <Asked key={name} template={template!} />}</Loaded>
    </Page>
  );
}

function Asked({ template }: { template: TemplateView }) {
  const { parameters, ask } = useParameters(template);
  const query = useQuery(report(template.name, parameters));
  return (
    <>
      <ParameterForm template={template} parameters={parameters} onAsk={ask} refused={query.error} />
      <Loaded query={query}>{(found) => <ReportResult report={found} />}</Loaded>
    </>
  );
}
