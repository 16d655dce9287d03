import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ResourceName } from '../../../src/access/resources.js';
import type { PageOf } from '../api/client.js';
import { useMay } from '../session/session.js';
import { DownloadButton } from './download-button.js';
import { EmptyState } from './empty-state.js';
import type { ListState } from './list-state.js';
import { Page } from './page.js';
import { RecordList } from './record-list.js';
import type { Column } from './record-table.js';

interface Props<T, Filter extends string> {
  /** Whose list, export and form for a new one have its name in their addresses. */
  resource: ResourceName;
  icon: ReactNode;
  words: { title: string; create: string; export: string; emptyTitle: string; emptyText: string };
  state: ListState<Filter>;
  query: UseQueryResult<PageOf<T>>;
  columns: readonly Column<T>[];
  filters: ReactNode;
}

/** The list of a resource: saved as a file with the filters that are chosen, and the way to a new record. */
export function RecordsPage<T extends { id: number }, Filter extends string>(props: Props<T, Filter>) {
  const { resource, icon, words, state, query, columns, filters } = props;
  const create = useMay()(resource, 'create') && (
    <Button component={Link} to={`/${resource}/new`} leftSection={<IconPlus size={16} aria-hidden />}>
      {words.create}
    </Button>
  );
  return (
    <Page
      title={words.title}
      actions={
        <>
          <DownloadButton path={`/api/v1/${resource}/export`} query={{ ...state.filters, sort: state.sort }}>
            {words.export}
          </DownloadButton>
          {create}
        </>
      }
    >
      <RecordList
        label={words.title}
        query={query}
        state={state}
        columns={columns}
        keyOf={({ id }) => id}
        filters={filters}
        empty={<EmptyState icon={icon} title={words.emptyTitle} text={words.emptyText} action={create} />}
      />
    </Page>
  );
}
