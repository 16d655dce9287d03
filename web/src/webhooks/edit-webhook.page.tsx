import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { record } from '../api/client.js';
import { webhooksUpdate } from '../api/generated/index.js';
import { changed } from '../common/changed.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { focusError } from '../common/focus-error.js';
import { ProblemAlert } from '../common/problem-alert.js';
import { isField, showInForm, useSave } from '../common/save.js';
import { Section } from '../common/section.js';
import { Unsaved } from '../common/unsaved.js';
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
  const save = useSave({
    work: (values: WebhookValues) =>
      record(webhooksUpdate({ path: { id }, body: changed<WebhookValues>(before, values) })),
    changes: [WEBHOOKS],
    done: () => t('saved'),
    onSaved: async () => {
      // What is saved is nothing to lose any more, before the page is left.
      flushSync(() => form.resetDirty());
      await navigate(`/webhooks/${id}`);
    },
  });
  const refused = (error: Error) => {
    showInForm(form, error);
    focusError();
  };
  const submit = form.onSubmit((values) => save.mutate(values, { onError: refused }), focusError);
  return (
    <Section title={t('facts')}>
      <Unsaved dirty={form.isDirty()} />
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <ProblemAlert error={save.error} shown={({ field }) => isField(form, field)} />
          <WebhookFields form={form} />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('common:save')}
            </Button>
            <Button component={Link} to={`/webhooks/${id}`} variant="default">
              {t('common:cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
