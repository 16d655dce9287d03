import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ApiKeysListData } from '../api/generated/index.js';
import { EmptyState } from '../common/empty-state.js';
import { useListState } from '../common/list-state.js';
import { Page } from '../common/page.js';
import { RecordList } from '../common/record-list.js';
import { KeyFilters } from './key-filters.js';
import type { KeyFilter } from './key-filters.js';
import { useKeyColumns } from './key-columns.js';
import { keyList } from './keys.js';

const FILTERS: readonly KeyFilter[] = ['search', 'status', 'format'];

export function IntegrationsPage() {
  const { t } = useTranslation('integrations');
  const state = useListState('-created_at', FILTERS);
  const query = useQuery(keyList(state.query as ApiKeysListData['query']));
  const columns = useKeyColumns();
  const newKey = (
    <Button component={Link} to="/integrations/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('newKey')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button component={Link} to="/integrations/policies" variant="default">
            {t('policies')}
          </Button>
          {newKey}
        </>
      }
    >
      <RecordList
        label={t('title')}
        query={query}
        state={state}
        columns={columns}
        keyOf={({ id }) => id}
        filters={<KeyFilters state={state} />}
        empty={
          <EmptyState
            title={t('empty')}
            text={t('emptyText')}
            icon={<IconKey aria-hidden />}
            action={newKey}
          />
        }
      />
    </Page>
  );
}
