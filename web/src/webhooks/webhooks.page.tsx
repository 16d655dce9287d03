import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter } from '../common/choice-filter.js';
import { EmptyState } from '../common/empty-state.js';
import { useFormats } from '../common/formats.js';
import { useListState } from '../common/list-state.js';
import { Page } from '../common/page.js';
import { RecordList } from '../common/record-list.js';
import type { Column } from '../common/record-table.js';
import { useMay } from '../session/session.js';
import { DeliveryState, WebhookState } from './states.js';
import { lastDelivery, webhooks } from './webhooks.js';
import type { Webhook } from './webhooks.js';

const STATUSES = ['enabled', 'disabled', 'stopped'] as const;

export function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  const may = useMay();
  const state = useListState<'status'>('-id', ['status']);
  const query = useQuery(webhooks(state));
  const add = may('webhooks', 'create') && (
    <Button component={Link} to="/webhooks/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={add}>
      <RecordList
        label={t('list')}
        query={query}
        state={state}
        columns={useColumns()}
        keyOf={({ id }) => id}
        minWidth={520}
        filters={
          <ChoiceFilter
            label={t('status')}
            value={state.filters.status}
            data={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
            onChoose={(status) => state.filter({ status })}
          />
        }
        empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} action={add} />}
      />
    </Page>
  );
}

function useColumns(): Column<Webhook>[] {
  const { t } = useTranslation('webhooks');
  return [
    {
      key: 'name',
      title: t('name'),
      sort: 'name',
      cell: ({ id, name, url }) => (
        <>
          <Anchor component={Link} to={`/webhooks/${id}`} fw={500} fz="sm">
            {name}
          </Anchor>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {url}
          </Text>
        </>
      ),
    },
    { key: 'status', title: t('status'), cell: ({ status }) => <WebhookState status={status} /> },
    { key: 'last', title: t('lastDelivery'), cell: ({ id }) => <LastDelivery id={id} /> },
  ];
}

/** A company has so few webhooks that each is asked about by itself. */
function LastDelivery({ id }: { id: number }) {
  const { t } = useTranslation('webhooks');
  const { moment } = useFormats();
  const { data } = useQuery(lastDelivery(id));
  if (data === undefined) return null;
  if (data === null)
    return (
      <Text size="sm" c="dimmed">
        {t('never')}
      </Text>
    );
  return (
    <Group gap="xs">
      <DeliveryState status={data.status} />
      <Text size="sm">{moment(data.created_at)}</Text>
    </Group>
  );
}
