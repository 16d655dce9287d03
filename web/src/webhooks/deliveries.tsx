import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PageOf } from '../api/client.js';
import { ChoiceFilter } from '../common/choice-filter.js';
import { EmptyState } from '../common/empty-state.js';
import { useFormats } from '../common/formats.js';
import type { ListState } from '../common/list-state.js';
import { RecordList } from '../common/record-list.js';
import type { Column } from '../common/record-table.js';
import { EVENT_NAMES } from './events.js';
import { useEventWords } from './event-words.js';
import { Replay } from './replay.js';
import { DeliveryState } from './states.js';
import type { Delivery, DeliveryFilter, Webhook } from './webhooks.js';

const STATUSES = ['pending', 'delivered', 'failed', 'cancelled'] as const;

interface Props {
  webhook: Webhook;
  state: ListState<DeliveryFilter>;
  query: UseQueryResult<PageOf<Delivery>>;
}

/** What a webhook was told, the newest first. */
export function Deliveries({ webhook, state, query }: Props) {
  const { t } = useTranslation('webhooks');
  const say = useEventWords();
  return (
    <Stack gap="xs">
      <div>
        <Title order={2}>{t('deliveries')}</Title>
        <Text size="sm" c="dimmed">
          {t('deliveriesText')}
        </Text>
      </div>
      <RecordList
        label={t('deliveries')}
        query={query}
        state={state}
        columns={useColumns(webhook)}
        keyOf={({ id }) => id}
        minWidth={760}
        filters={
          <>
            <ChoiceFilter
              label={t('deliveryStatus')}
              value={state.filters.status}
              data={STATUSES.map((value) => ({ value, label: t(`deliveryStatuses.${value}`) }))}
              onChoose={(status) => state.filter({ status })}
            />
            <ChoiceFilter
              label={t('what')}
              value={state.filters.event}
              data={EVENT_NAMES.map((value) => ({ value, label: say(value) }))}
              onChoose={(event) => state.filter({ event })}
            />
          </>
        }
        empty={<EmptyState title={t('noDeliveries')} text={t('noDeliveriesText')} />}
      />
    </Stack>
  );
}

function useColumns(webhook: Webhook): Column<Delivery>[] {
  const { t } = useTranslation('webhooks');
  const { moment } = useFormats();
  const say = useEventWords();
  return [
    {
      key: 'what',
      title: t('what'),
      cell: ({ id, event }) => (
        <Anchor component={Link} to={`/webhooks/${webhook.id}/deliveries/${id}`} fz="sm">
          {say(event)}
        </Anchor>
      ),
    },
    {
      key: 'when',
      title: t('when'),
      sort: 'created_at',
      cell: ({ created_at }) => <span className="numeric">{moment(created_at)}</span>,
    },
    { key: 'status', title: t('deliveryStatus'), cell: ({ status }) => <DeliveryState status={status} /> },
    { key: 'attempts', title: t('attempts'), numeric: true, cell: ({ attempts }) => attempts },
    {
      key: 'answer',
      title: t('answer'),
      numeric: true,
      cell: ({ response_status, attempts }) => response_status ?? (attempts > 0 ? t('noAnswer') : '–'),
    },
    {
      key: 'duration',
      title: t('duration'),
      numeric: true,
      cell: ({ duration_ms }) => (duration_ms === null ? '–' : t('ms', { duration: duration_ms })),
    },
    {
      key: 'replay',
      title: t('replay'),
      cell: (delivery) => (
        <Group gap="xs">
          <Replay webhook={webhook} delivery={delivery} small />
        </Group>
      ),
    },
  ];
}
