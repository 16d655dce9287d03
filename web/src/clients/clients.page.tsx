import { Anchor, Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Client } from '../api/generated/index.js';
import { DownloadButton } from '../common/download-button.js';
import { EmptyState } from '../common/empty-state.js';
import { useFormats } from '../common/formats.js';
import { useListState } from '../common/list-state.js';
import { Page } from '../common/page.js';
import { RecordList } from '../common/record-list.js';
import type { Column } from '../common/record-table.js';
import { useMay } from '../session/session.js';
import { ClientBadges } from './client-badges.js';
import { ClientFilters } from './client-filters.js';
import { CLIENT_FILTERS, clientPage } from './clients.js';

export function ClientsPage() {
  const { t } = useTranslation('clients');
  const state = useListState('name', CLIENT_FILTERS);
  const create = useMay()('clients', 'create') && (
    <Button component={Link} to="/clients/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('newClient')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <DownloadButton path="/api/v1/clients/export" query={{ ...state.filters, sort: state.sort }}>
            {t('export')}
          </DownloadButton>
          {create}
        </>
      }
    >
      <RecordList
        label={t('title')}
        query={useQuery(clientPage(state.query))}
        state={state}
        columns={useColumns()}
        keyOf={({ id }) => id}
        filters={<ClientFilters state={state} />}
        empty={
          <EmptyState
            icon={<IconUsersGroup aria-hidden />}
            title={t('emptyTitle')}
            text={t('emptyText')}
            action={create}
          />
        }
      />
    </Page>
  );
}

function useColumns(): Column<Client>[] {
  const { t } = useTranslation('clients');
  const { day } = useFormats();
  return [
    {
      key: 'name',
      title: t('name'),
      sort: 'name',
      cell: ({ id, name }) => (
        <Anchor component={Link} to={`/clients/${id}`} size="sm" fw={500}>
          {name}
        </Anchor>
      ),
    },
    { key: 'tax_id', title: t('taxId'), cell: ({ tax_id }) => tax_id ?? '–' },
    { key: 'email', title: t('email'), from: 'sm', cell: ({ email }) => email ?? '–' },
    { key: 'city', title: t('city'), from: 'md', cell: ({ city }) => city ?? '–' },
    { key: 'business', title: t('business'), from: 'sm', cell: (client) => <ClientBadges client={client} /> },
    {
      key: 'created_at',
      title: t('created'),
      sort: 'created_at',
      from: 'lg',
      nowrap: true,
      cell: ({ created_at }) => day(created_at),
    },
  ];
}
