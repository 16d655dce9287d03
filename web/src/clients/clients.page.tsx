import { Anchor } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Client } from '../api/generated/index.js';
import { useFormats } from '../common/formats.js';
import { useListState } from '../common/list-state.js';
import { RecordsPage } from '../common/records.page.js';
import type { Column } from '../common/record-table.js';
import { ClientBadges } from './client-badges.js';
import { ClientFilters } from './client-filters.js';
import { CLIENT_FILTERS, clientPage } from './clients.js';

export function ClientsPage() {
  const { t } = useTranslation('clients');
  const state = useListState('name', CLIENT_FILTERS);
  return (
    <RecordsPage
      resource="clients"
      icon={<IconUsersGroup aria-hidden />}
      words={{
        title: t('title'),
        create: t('newClient'),
        export: t('export'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
      }}
      state={state}
      query={useQuery(clientPage(state.query))}
      columns={useColumns()}
      filters={<ClientFilters state={state} />}
    />
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
