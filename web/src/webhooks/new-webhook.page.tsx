import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { record } from '../api/client.js';
import { webhooksCreate } from '../api/generated/index.js';
import type { IssuedWebhookView } from '../api/generated/index.js';
import { useAttempt } from '../common/attempt.js';
import { Page } from '../common/page.js';
import { RecordForm, useFormSave } from '../common/record-form.js';
import { Section } from '../common/section.js';
import { Unsaved } from '../common/unsaved.js';
import { Secret } from './secret.js';
import { WebhookFields } from './webhook-fields.js';
import { useWebhookForm } from './webhook-values.js';
import type { WebhookValues } from './webhook-values.js';
import { WEBHOOKS } from './webhooks.js';

export function NewWebhookPage() {
  const [issued, setIssued] = useState<IssuedWebhookView>();
  return issued ? <Issued webhook={issued} /> : <NewWebhook onIssued={setIssued} />;
}

function NewWebhook({ onIssued }: { onIssued: (webhook: IssuedWebhookView) => void }) {
  const { t } = useTranslation(['webhooks', 'common']);
  const attempt = useAttempt();
  const form = useWebhookForm({ name: '', url: '', events: [] });
  const saving = useFormSave(form, {
    work: (body: WebhookValues) => record(webhooksCreate({ body, headers: attempt(body) })),
    changes: [WEBHOOKS],
    done: () => t('created'),
    onSaved: onIssued,
  });
  return (
    <Page title={t('add')} back={{ to: '/webhooks', label: t('title') }}>
      <Section title={t('facts')}>
        <RecordForm form={form} saving={saving} action={t('add')} back="/webhooks">
          <WebhookFields form={form} />
        </RecordForm>
      </Section>
    </Page>
  );
}

/** In place of the form, for the secret is in this answer and in no other. */
function Issued({ webhook: { id, name, secret } }: { webhook: IssuedWebhookView }) {
  const { t } = useTranslation('webhooks');
  const [isTaken, setTaken] = useState(false);
  return (
    <Page title={name} back={{ to: '/webhooks', label: t('title') }}>
      <Unsaved dirty={!isTaken} title={t('secretLeaveTitle')} text={t('secretLeaveText')} />
      <Section title={t('createdTitle')}>
        <Secret secret={secret} onCopied={() => setTaken(true)} />
        <Group>
          <Button component={Link} to={`/webhooks/${id}`}>
            {t('toWebhook')}
          </Button>
        </Group>
      </Section>
    </Page>
  );
}
