import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { record } from '../api/client.js';
import { webhooksUpdate } from '../api/generated/index.js';
import { changed } from '../common/changed.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { RecordForm, useFormSave } from '../common/record-form.js';
import { Section } from '../common/section.js';
import { WebhookFields } from './webhook-fields.js';
import { useWebhookForm } from './webhook-values.js';
import type { WebhookValues } from './webhook-values.js';
import { webhook, WEBHOOKS } from './webhooks.js';
import type { Webhook } from './webhooks.js';

export function EditWebhookPage() {
  const { t } = useTranslation('webhooks');
  const id = Number(useParams().id);
  const query = useQuery(webhook(id));
  return (
    <Page title={t('editTitle')} back={{ to: `/webhooks/${id}`, label: query.data?.name ?? t('title') }}>
      <Loaded query={query}>{(found) => <EditForm key={id} found={found} />}</Loaded>
    </Page>
  );
}

function EditForm({ found: { id, name, url, events } }: { found: Webhook }) {
  const { t } = useTranslation(['webhooks', 'common']);
  const navigate = useNavigate();
  const [before] = useState<WebhookValues>({ name, url, events });
  const form = useWebhookForm(before);
  const saving = useFormSave(form, {
    work: (values: WebhookValues) =>
      record(webhooksUpdate({ path: { id }, body: changed<WebhookValues>(before, values) })),
    changes: [WEBHOOKS],
    done: () => t('saved'),
    onSaved: () => navigate(`/webhooks/${id}`),
  });
  return (
    <Section title={t('facts')}>
      <RecordForm form={form} saving={saving} back={`/webhooks/${id}`}>
        <WebhookFields form={form} />
      </RecordForm>
    </Section>
  );
}
