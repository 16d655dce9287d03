import { Button, Card, Group, LoadingOverlay } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageOf } from '../api/client.js';
import { EmptyState } from './empty-state.js';
import type { ListState } from './list-state.js';
import { Loaded } from './loaded.js';
import { Pager } from './pager.js';
import { RecordTable } from './record-table.js';
import type { Column } from './record-table.js';

interface Props<T, Filter extends string> {
  label: string;
  query: UseQueryResult<PageOf<T>>;
  state: ListState<Filter>;
  columns: readonly Column<T>[];
  keyOf: (row: T) => string | number;
  /** Above the rows: search and filters. */
  filters?: ReactNode;
  /** In place of the table where the company has no such record at all. */
  empty: ReactNode;
  minWidth?: number;
}

/** One page of a list of the company's records, with filters above and the other pages below. */
export function RecordList<T, Filter extends string>(props: Props<T, Filter>) {
  const { label, query, state, columns, keyOf, filters, empty, minWidth } = props;
  const { t } = useTranslation();
  return (
    <Card withBorder padding={0}>
      {filters && (
        <Group p="md" gap="sm" align="flex-end">
          {filters}
        </Group>
      )}
      <div style={{ position: 'relative' }} aria-busy={query.isFetching}>
        <LoadingOverlay visible={query.isPlaceholderData} overlayProps={{ backgroundOpacity: 0.4 }} />
        <Loaded query={query}>
          {({ items, meta }) =>
            items.length > 0 ? (
              <>
                <RecordTable
                  label={label}
                  rows={items}
                  columns={columns}
                  keyOf={keyOf}
                  sort={state.sort}
                  onSort={state.setSort}
                  minWidth={minWidth}
                />
                <Pager
                  count={meta.total}
                  pages={meta.total_pages ?? 1}
                  page={state.page}
                  onPage={state.setPage}
                />
              </>
            ) : state.isFiltered || state.page > 1 ? (
              <EmptyState
                title={t('nothingFits')}
                text={t('nothingFitsText')}
                action={
                  <Button variant="default" onClick={state.clear}>
                    {t('clearFilters')}
                  </Button>
                }
              />
            ) : (
              empty
            )
          }
        </Loaded>
      </div>
    </Card>
  );
}
