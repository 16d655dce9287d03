import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useListState } from '../common/list-state.js';
import { Loaded } from '../common/loaded.js';
import { Page } from '../common/page.js';
import { Section } from '../common/section.js';
import { Deliveries } from './deliveries.js';
import { Verifying } from './secret.js';
import { WebhookState } from './states.js';
import { TestDelivery } from './test-delivery.js';
import { WebhookActions } from './webhook-actions.js';
import { WebhookFacts } from './webhook-facts.js';
import { WebhookTrouble } from './webhook-trouble.js';
import { deliveries, isPending, webhook } from './webhooks.js';
import type { DeliveryFilter } from './webhooks.js';

export function WebhookPage() {
  const { t } = useTranslation('webhooks');
  const id = Number(useParams().id);
  const state = useListState<DeliveryFilter>('-id', ['status', 'event']);
  const told = useQuery(deliveries(id, state));
  const query = useQuery(webhook(id));
  const { refetch } = query;
  // What becomes of a delivery shows in the webhook too.
  const waiting = told.data?.items
    .filter(isPending)
    .map(({ id: one, attempts }) => `${one}:${attempts}`)
    .join();
  useEffect(() => void refetch(), [refetch, waiting]);
  return (
    <Page
      title={query.data?.name ?? t('title')}
      badge={query.data && <WebhookState status={query.data.status} />}
      back={{ to: '/webhooks', label: t('title') }}
      actions={query.data && <WebhookActions webhook={query.data} />}
    >
      <Loaded query={query}>
        {(found) => (
          <Stack>
            <WebhookTrouble webhook={found} />
            <Section title={t('facts')} actions={<TestDelivery id={id} />}>
              <WebhookFacts webhook={found} />
              <Verifying />
            </Section>
            <Deliveries webhook={found} state={state} query={told} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
