import { Anchor, Box } from '@mantine/core';
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
import { BatchProgress } from './batch-progress.js';
import { batches } from './batches.js';
import type { Batch } from './batches.js';
import { HowToSend, SendingCommand } from './how-to-send.js';
import { BatchState } from './states.js';

const STATUSES = ['received', 'processing', 'processed', 'failed'] as const;

export function BatchesPage() {
  const { t } = useTranslation('batches');
  const state = useListState<'status'>('-id', ['status']);
  const query = useQuery(batches(state));
  return (
    <Page title={t('title')} actions={<HowToSend />}>
      <RecordList
        label={t('list')}
        query={query}
        state={state}
        columns={useColumns()}
        keyOf={({ id }) => id}
        minWidth={640}
        filters={
          (state.isFiltered || (query.data?.items.length ?? 0) > 0) && (
            <ChoiceFilter
              label={t('status')}
              value={state.filters.status}
              data={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
              onChoose={(status) => state.filter({ status })}
            />
          )
        }
        empty={
          <EmptyState
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={
              <Box w="100%" maw={720}>
                <SendingCommand />
              </Box>
            }
          />
        }
      />
    </Page>
  );
}

function useColumns(): Column<Batch>[] {
  const { t } = useTranslation('batches');
  const { moment } = useFormats();
  return [
    {
      key: 'name',
      title: t('name'),
      cell: ({ id, external_batch_id }) => (
        <Anchor component={Link} to={`/batches/${id}`} fz="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
          {external_batch_id}
        </Anchor>
      ),
    },
    { key: 'status', title: t('status'), cell: ({ status }) => <BatchState status={status} /> },
    { key: 'progress', title: t('progress'), cell: (batch) => <BatchProgress batch={batch} /> },
    {
      key: 'received',
      title: t('received'),
      sort: 'id',
      cell: ({ received_at }) => <span className="numeric">{moment(received_at)}</span>,
    },
  ];
}
